#include "tables/shop.hpp"

#include "offbeat/text.hpp"
#include "support/approved.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace offbeat::test {
namespace {

std::string schema_of(bool postgresql) {
    const std::string serial = postgresql ? "bigint generated always as identity primary key" : "integer primary key";
    const std::string time = postgresql ? "timestamptz" : "timestamp";
    return "create table customers (name text primary key);"
           "create table orders (number text primary key, customer text references customers (name),"
           " amount numeric(10,2), paid boolean default false, note text, picture " +
           std::string(postgresql ? "bytea" : "blob") + ", placed " + time +
           " default current_timestamp);"
           "create table payments (id " +
           serial + ", order_number text not null references orders (number), amount numeric(10,2), made " + time +
           " default current_timestamp)";
}

constexpr const char* drop_sql =
    "drop table if exists payments; drop table if exists orders; drop table if exists customers";

}  // namespace

Shop::Shop(std::string url)
    : url_(url.empty() ? "sqlite:" + folder_.file("shop.db") : std::move(url)),
      postgresql_(!url_.starts_with("sqlite")),
      database_(database::Database::open(url_)) {
    if (postgresql_) database_->run(std::string("set client_min_messages = warning; ") + drop_sql);
    database_->run(schema_of(postgresql_));
}

Shop::~Shop() {
    if (postgresql_) database_->run(drop_sql);
}

std::string Shop::path(const std::string& name, const std::string& method) const {
    return folder_.file("testres/normal/Shop/ShopNormalTest." + method + (name.empty() ? "" : '.' + name) + ".csv");
}

void Shop::file(const std::string& name, const std::string& text, const std::string& method) {
    write_file(path(name, method), text);
}

std::string Shop::read(const std::string& name, const std::string& method) const {
    return read_file(path(name, method));
}

SampleRun Shop::run(const std::string& options, const std::string& method) {
    return run_sample("tables_sample", folder_,
                      "--run_test=ShopNormalTest/" + method + " '--database=" + url_ + "' " + options);
}

std::string Shop::ask(const std::string& sql) {
    std::vector<std::string> cells;
    for (const auto& row : database_->run(sql).rows)
        cells.push_back(row[0].kind == Value::Kind::null ? "null" : row[0].text);
    return join(cells, " ");
}

void with_each_shop(const std::function<void(Shop&)>& work) {
    BOOST_TEST_CONTEXT("SQLite") {
        Shop shop;
        work(shop);
    }
    const char* url = std::getenv("OFFBEAT_TEST_POSTGRESQL");
    if (url == nullptr || *url == '\0') {
        std::cout << "skipped on PostgreSQL: " << boost::unit_test::framework::current_test_case().full_name()
                  << ": OFFBEAT_TEST_POSTGRESQL holds no postgresql:// url\n";
        return;
    }
    BOOST_TEST_CONTEXT("PostgreSQL") {
        Shop shop(url);
        work(shop);
    }
}

}  // namespace offbeat::test
