#include "samples.hpp"
#include "store_fixture.hpp"
#include "voucher/service/facade.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <pqxx/pqxx>

#include <cstdlib>
#include <filesystem>
#include <set>

using namespace voucher;
using namespace voucher::test;

namespace {

const auto engines = boost::unit_test::data::make({Engine::sqlite, Engine::postgresql});

VpProduct product(const std::string& number) {
    auto row = to_product(fixed_request());
    row.values.back() = number;
    return row;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_suite)

BOOST_DATA_TEST_CASE(stores_and_finds, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    auto row = product("A-1");
    BOOST_TEST(!store->exists("2088000000000001", "A-1"));
    row.id = store->insert(row);
    BOOST_TEST(row.id > 0);
    BOOST_TEST(store->exists("2088000000000001", "A-1"));
    BOOST_TEST(!store->exists("2088000000000001", "A-2"));
    BOOST_TEST((store->find("2088000000000001", "A-1") == row));
    BOOST_TEST(!store->find("2088000000000002", "A-1").has_value());
}

BOOST_DATA_TEST_CASE(refuses_a_taken_key_and_a_null_column_and_keeps_nothing, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    store->insert(product("A-1"));
    const auto before = store->fingerprint();
    BOOST_CHECK_THROW(store->insert(product("A-1")), DuplicateKey);
    for (std::size_t column = 0; column < product_columns.size(); ++column) {
        if (product_columns[column] == "face_value") continue;
        auto row = product("A-2");
        row.values[column] = std::nullopt;
        BOOST_CHECK_THROW(store->insert(row), StorageError);
    }
    BOOST_TEST(store->fingerprint() == before);
    store->insert(product("A-3"));  // and the connection goes on working
}

BOOST_DATA_TEST_CASE(the_fingerprint_sees_every_change, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    std::set<std::string> seen{store->fingerprint()};
    BOOST_TEST(seen.begin()->starts_with("vp_product: 0 rows, digest "));
    auto original = product("OUT-1");
    original.values[6] = "a name";
    store->insert(original);
    BOOST_TEST(store->fingerprint().starts_with("vp_product: 1 row, digest "));
    BOOST_TEST(store->fingerprint() == store->fingerprint());
    seen.insert(store->fingerprint());
    // Each row differs from the first in a single column, by one character.
    for (std::size_t column = 0; column < product_columns.size(); ++column) {
        const auto other = empty_store(engine);
        auto row = original;
        auto& value = row.values[column];
        value->at(value->size() - 4) = '4';
        other->insert(row);
        BOOST_TEST(seen.insert(other->fingerprint()).second, product_columns[column]);
    }
    auto without_value = original;
    without_value.values[7] = std::nullopt;
    const auto other = empty_store(engine);
    other->insert(without_value);
    BOOST_TEST(seen.insert(other->fingerprint()).second);
}

BOOST_DATA_TEST_CASE(text_is_kept_to_the_byte, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    auto row = product("A-1");
    row.values[0] = " 券😀'\"\\ %s;-- ";
    row.id = store->insert(row);
    BOOST_TEST((store->find(*row.values[0], "A-1") == row));
}

BOOST_AUTO_TEST_CASE(both_engines_have_one_fingerprint) {
    const auto postgresql = empty_store(Engine::postgresql);
    if (!postgresql) return;
    const auto sqlite = empty_store(Engine::sqlite);
    for (const auto& store : {postgresql.get(), sqlite.get()}) {
        store->insert(product("A-1"));
        store->insert(to_product(float_request()));
    }
    BOOST_TEST(postgresql->fingerprint() == sqlite->fingerprint());
}

BOOST_AUTO_TEST_CASE(postgresql_refuses_what_it_would_mangle) {
    const auto store = empty_store(Engine::postgresql);
    if (!store) return;
    const auto before = store->fingerprint();
    for (const auto& bad : {std::string("a\0b", 3), std::string("a\xff\x62")}) {
        auto row = product("A-1");
        row.values[6] = bad;
        BOOST_CHECK_THROW(store->insert(row), StorageError);
    }
    BOOST_TEST(store->fingerprint() == before);
}

BOOST_AUTO_TEST_CASE(postgresql_connects_anew_after_a_lost_connection) {
    const auto store = empty_store(Engine::postgresql);
    if (!store) return;
    store->insert(product("A-1"));
    const auto before = store->fingerprint();
    const auto cut = [] {
        pqxx::connection connection(*url_of(Engine::postgresql));
        pqxx::work transaction(connection);
        transaction.exec("select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() "
                         "and datname = current_database()");
        transaction.commit();
    };
    cut();
    BOOST_TEST(store->fingerprint() == before);  // reads ask again
    cut();
    BOOST_CHECK_THROW(store->insert(product("A-2")), StorageError);  // an insert is never sent twice
    BOOST_TEST(store->fingerprint() == before);
    BOOST_TEST(store->insert(product("A-2")) > 0);
    BOOST_TEST(open_store(*url_of(Engine::postgresql))->fingerprint() == store->fingerprint());
}

BOOST_AUTO_TEST_CASE(a_file_keeps_its_rows) {
    const auto path = std::filesystem::temp_directory_path() / ("voucher_store_test." + std::to_string(std::rand()));
    std::string kept;
    {
        const auto store = open_store("sqlite:" + path.string());
        store->insert(product("A-1"));
        kept = store->fingerprint();
    }
    BOOST_TEST(open_store("sqlite:" + path.string())->fingerprint() == kept);
    std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(a_url_that_names_no_store) {
    for (const auto* url : {"", "sqlite:", "mysql://localhost", "postgresql:"}) {
        BOOST_CHECK_EXCEPTION(open_store(url), std::invalid_argument, [](const auto& error) {
            return std::string(error.what()).find("known: sqlite::memory:") != std::string::npos;
        });
    }
    BOOST_CHECK_THROW(open_store("sqlite:/no/such/folder/file"), StorageError);
    BOOST_CHECK_THROW(open_store("postgresql://127.0.0.1:1/none?connect_timeout=1"), StorageError);
}

BOOST_AUTO_TEST_SUITE_END()
