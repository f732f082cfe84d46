#pragma once

#include "offbeat/proxy/fault_proxy.hpp"

#include <postgresql/libpq-fe.h>

#include <memory>
#include <string>

// A client of PostgreSQL for the proxy's tests.
namespace offbeat::proxy::test {

/// A connection of libpq; closed with the object.
class Client {
public:
    explicit Client(int port, const std::string& more = {});

    [[nodiscard]] PGconn* raw() const { return connection_.get(); }
    [[nodiscard]] bool connected() const { return PQstatus(connection_.get()) == CONNECTION_OK; }
    [[nodiscard]] std::string error() const { return PQerrorMessage(connection_.get()); }
    /// A simple query: its last command tag, the first value where it gave rows, or `SQLSTATE: message`.
    std::string query(const std::string& sql) const;
    /// The same by the extended protocol, with one text parameter if given.
    std::string execute(const std::string& sql, const char* parameter = nullptr) const;

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

/// What a result says, as Client::query() has it.
std::string said(PGconn* connection, PGresult* result);

/// So many milliseconds from now.
Clock::time_point in_ms(int milliseconds);

}  // namespace offbeat::proxy::test
