#include "books_reader.hpp"

#include "offbeat/error.hpp"

#include <pqxx/pqxx>

#include <thread>

namespace {

/// Nothing tells when another connection's transaction ends, so it has to be asked.
constexpr std::chrono::milliseconds between_looks{5};

std::string address(const offbeat::stack::Endpoint& database) {
    return "host=" + database.host + " port=" + std::to_string(database.port) +
           " dbname=payment_db user=postgres password=postgres connect_timeout=10 application_name=offbeat";
}

/// A text array's literal, for any($1).
std::string array_of(const std::vector<std::string>& texts) {
    std::string literal = "{";
    for (const auto& text : texts) literal += (literal.size() > 1 ? ",\"" : "\"") + text + '"';
    return literal + '}';
}

}  // namespace

struct BooksReader::Link {
    explicit Link(const offbeat::stack::Endpoint& database) : connection(address(database)) {}
    pqxx::connection connection;
};

BooksReader::BooksReader(const offbeat::stack::Endpoint& database) {
    try {
        link_ = std::make_unique<Link>(database);
    } catch (const pqxx::failure& failed) {
        throw offbeat::Error(std::string("the payments can't be read: ") + failed.what());
    }
}

BooksReader::~BooksReader() = default;

std::map<std::string, offbeat::outage::StoredRows> BooksReader::amounts(const std::vector<std::string>& orders) {
    pqxx::nontransaction work(link_->connection);
    std::map<std::string, offbeat::outage::StoredRows> books;
    for (const auto& row :
         work.exec_params("select order_id, amount from payments where order_id = any($1::text[])", array_of(orders)))
        books[row[0].as<std::string>()].push_back(row[1].as<std::string>());
    return books;
}

std::string BooksReader::fingerprint() {
    pqxx::nontransaction work(link_->connection);
    const auto row = work.exec1("select count(*), coalesce(md5(string_agg(payments::text, ';' order by id)), ''), "
                                "coalesce((array_agg(payments::text order by id desc))[1], 'none') from payments");
    return row[0].as<std::string>() + " payments (" + row[1].as<std::string>() +
           "), the last: " + row[2].as<std::string>();
}

void BooksReader::await_no_transaction(std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    pqxx::nontransaction work(link_->connection);
    for (;;) {
        const auto open = work.exec(
            "select state, query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() "
            "and backend_type = 'client backend' and xact_start is not null");
        if (open.empty()) return;
        if (std::chrono::steady_clock::now() >= deadline)
            throw offbeat::Error("a transaction stays open in the database: " + open[0][1].as<std::string>());
        std::this_thread::sleep_for(between_looks);
    }
}
