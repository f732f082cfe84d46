#include "store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <pqxx/pqxx>

#include <cstdlib>
#include <iostream>

namespace voucher::test {

std::ostream& operator<<(std::ostream& out, Engine engine) {
    return out << (engine == Engine::sqlite ? "sqlite" : "postgresql");
}

std::optional<std::string> url_of(Engine engine) {
    if (engine == Engine::sqlite) return "sqlite::memory:";
    if (const char* url = std::getenv("VOUCHER_TEST_POSTGRESQL"); url && *url) return url;
    std::cout << "skipped: " << boost::unit_test::framework::current_test_case().full_name()
              << ": VOUCHER_TEST_POSTGRESQL holds no postgresql:// url\n";
    return std::nullopt;
}

std::unique_ptr<Store> empty_store(Engine engine) {
    const auto url = url_of(engine);
    if (!url) {
        BOOST_CHECK(true);  // else Boost.Test complains of a case without assertions
        return nullptr;
    }
    if (engine == Engine::postgresql) {
        pqxx::connection connection(*url);
        pqxx::work transaction(connection);
        transaction.exec("set client_min_messages to warning; drop table if exists vp_product");
        transaction.commit();
    }
    return open_store(*url);
}

}  // namespace voucher::test
