#include "database/engines.hpp"
#include "offbeat/database/database.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::database;
using offbeat::test::with_each_database;

namespace {

Argument text(std::string bytes) {
    return {Value::of_text(std::move(bytes))};
}

void make_shop(Database& database, bool postgresql) {
    const std::string serial = postgresql ? "bigint generated always as identity primary key" : "integer primary key";
    const std::string bytes = postgresql ? "bytea" : "blob";
    database.run("create table customers (name text primary key);"
                 "create table orders (id " +
                 serial +
                 ", number text not null unique, amount numeric(10,2), paid boolean, "
                 "picture " +
                 bytes +
                 ", placed timestamp default current_timestamp, "
                 "customer text references customers (name))");
}

std::string stored(Database& database, const Table& table, const std::string& column, const Value& value) {
    const Column* found = table.find(column);
    database.run("delete from " + table.quoted);
    database.run(database.insertion(table, {table.find("number"), found}),
                 {text("N"), {value, found->kind == Kind::bytes}});
    const auto rows = database
                          .run("select \"" + column + "\" from " + table.quoted + " where " +
                                   database.equals(*table.find("number"), 1),
                               {text("N")})
                          .rows;
    return rows.at(0).at(0).kind == Value::Kind::null ? "null" : rows[0][0].text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(DatabaseTest)

BOOST_AUTO_TEST_CASE(the_catalogue_tells_columns_keys_and_references) {
    with_each_database([](Database& database, bool postgresql) {
        make_shop(database, postgresql);
        const auto orders = database.table("orders");
        BOOST_REQUIRE(orders);
        BOOST_TEST(orders->name == (postgresql ? "engines.orders" : "main.orders"));
        BOOST_TEST(orders->primary_key == std::vector<std::string>{"id"}, boost::test_tools::per_element());
        BOOST_TEST((orders->unique_keys == std::vector<std::vector<std::string>>{{"number"}}));
        BOOST_TEST(orders->references.size() == 1U);
        BOOST_TEST(orders->references.at(0).table == database.table("customers")->name);
        BOOST_TEST(orders->references.at(0).columns == std::vector<std::string>{"customer"},
                   boost::test_tools::per_element());
        BOOST_TEST(orders->find("id")->generated);
        BOOST_TEST(!orders->find("number")->generated);
        BOOST_TEST((orders->find("amount")->kind == Kind::number));
        BOOST_TEST((orders->find("paid")->kind == Kind::boolean));
        BOOST_TEST((orders->find("picture")->kind == Kind::bytes));
        BOOST_TEST((orders->find("placed")->kind == Kind::time));
        BOOST_TEST(!orders->find("placed")->fallback.empty());
        BOOST_TEST(orders->find("ID") == nullptr);
        BOOST_TEST(!database.table("order"));
        BOOST_TEST(!database.table("orders; drop table orders"));
        BOOST_TEST(!database.table(std::string("\"orders\"")));
        BOOST_TEST(database.table(orders->name)->name == orders->name);
        BOOST_TEST(database.table_names() == (std::vector<std::string>{"customers", "orders"}),
                   boost::test_tools::per_element());
    });
}

BOOST_AUTO_TEST_CASE(names_that_only_a_fool_would_give_are_found) {
    with_each_database([](Database& database, bool) {
        const std::string name = "a \"b\"; drop table c.d";
        database.run("create table " + quoted_name(name) + " (" + quoted_name("x\"y") + " int)");
        const auto table = database.table(name);
        BOOST_REQUIRE(table);
        database.run(database.insertion(*table, {table->find("x\"y")}), {text("7")});
        BOOST_TEST(database.run("select * from " + table->quoted).rows.at(0).at(0).text == "7");
        database.run("drop table " + table->quoted);
    });
    BOOST_CHECK_THROW(quoted_name(std::string("a\0b", 3)), Error);
}

BOOST_AUTO_TEST_CASE(hostile_values_come_back_as_they_went_or_are_refused) {
    with_each_database([](Database& database, bool postgresql) {
        make_shop(database, postgresql);
        const Table orders = *database.table("orders");
        const std::string megabyte(1U << 20U, 'x');
        database.run("create table plain (name text)");  // a key's index holds no megabyte
        const Table plain = *database.table("plain");
        for (const std::string& value : std::vector<std::string>{"", "'; drop table orders; --", "a\r\n\tb\x01\x7f",
                                                                 "\\x41", "NULL", "券🎫", megabyte}) {
            database.run("delete from plain");
            database.run(database.insertion(plain, {&plain.columns[0]}), {text(value)});
            BOOST_TEST((database.run("select name from plain").rows.at(0).at(0).text == value));
            const std::string found = "select 1 from plain where " + database.equals(plain.columns[0], 1);
            BOOST_TEST(database.run(found, {text(value)}).rows.size() == 1U);
        }
        const std::string bytes("\0\x61\xff\xfe'\\", 6);
        BOOST_TEST((stored(database, orders, "picture", Value::of_text(bytes)) == bytes));
        BOOST_TEST(stored(database, orders, "picture", Value::of_text("")).empty());
        BOOST_TEST(stored(database, orders, "picture", Value::null()) == "null");
        BOOST_TEST(stored(database, orders, "paid", Value::of_text("true")) == "true");
        for (const std::string& bad : {std::string("a\0b", 3), std::string("a\xff")}) {
            database.run("delete from plain");
            if (postgresql) {
                BOOST_CHECK_EXCEPTION(database.run(database.insertion(plain, {&plain.columns[0]}), {text(bad)}),
                                      Refused, [&](const Refused& refused) {
                                          const std::string what = refused.what();
                                          return what.find(bad[1] == '\0' ? "holds a NUL" : "invalid byte sequence") !=
                                                 std::string::npos;
                                      });
            } else {
                database.run(database.insertion(plain, {&plain.columns[0]}), {text(bad)});
                BOOST_TEST((database.run("select name from plain").rows.at(0).at(0).text == bad));
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_transaction_is_taken_back_unless_it_is_committed) {
    with_each_database([](Database& database, bool) {
        database.run("create table t (a int)");
        {
            const Transaction transaction(database);
            BOOST_TEST(database.run("insert into t values (1)").changed == 1U);
        }
        BOOST_TEST(database.run("select * from t").rows.empty());
        Transaction transaction(database);
        database.run("insert into t values (2)");
        transaction.commit();
        BOOST_TEST(database.run("select * from t").rows.size() == 1U);
        BOOST_CHECK_THROW(database.run("insert into nowhere values (1)"), Refused);
        BOOST_TEST(database.alive());
        database.rollback();  // of nothing: no word
    });
}

BOOST_AUTO_TEST_CASE(what_is_no_database_is_told) {
    for (const char* url : {"", "sqlite:", "mysql://x", "sqlite"}) BOOST_CHECK_THROW(Database::open(url), SetupError);
    BOOST_CHECK_THROW(Database::open("postgresql://nobody@127.0.0.1:1/none"), EnvironmentError);
    BOOST_CHECK_THROW(Database::open("sqlite:/nowhere/at/all.db"), EnvironmentError);
}

BOOST_AUTO_TEST_CASE(what_a_column_without_a_type_holds_is_found) {
    const auto database = Database::open("sqlite::memory:");
    database->run("create table t (a, b blob); insert into t values (5, 'text')");
    const Table table = *database->table("t");
    BOOST_TEST(
        database->run("select 1 from t where " + database->equals(table.columns[0], 1), {text("5")}).rows.size() == 1U);
    BOOST_TEST(
        database
            ->run("select 1 from t where " + database->equals(table.columns[1], 1), {{Value::of_text("text"), true}})
            .rows.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
