#include "database/engines.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <iostream>

namespace offbeat::test {

void with_each_database(const std::function<void(database::Database& database, bool postgresql)>& work) {
    const auto sqlite = database::Database::open("sqlite::memory:");
    BOOST_TEST_CONTEXT("SQLite") {
        work(*sqlite, false);
    }
    const char* url = std::getenv("OFFBEAT_TEST_POSTGRESQL");
    if (url == nullptr || *url == '\0') {
        std::cout << "skipped on PostgreSQL: " << boost::unit_test::framework::current_test_case().full_name()
                  << ": OFFBEAT_TEST_POSTGRESQL holds no postgresql:// url\n";
        return;
    }
    const auto postgresql = database::Database::open(url);
    postgresql->run("drop schema if exists engines cascade; create schema engines; set search_path = engines, public");
    BOOST_TEST_CONTEXT("PostgreSQL") {
        work(*postgresql, true);
    }
    postgresql->run("drop schema engines cascade");
}

}  // namespace offbeat::test
