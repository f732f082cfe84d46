#include "offbeat/ready/postgresql.hpp"

#include "http/socket.hpp"
#include "offbeat/value.hpp"
#include "ready/shown.hpp"

#include <poll.h>
#include <postgresql/libpq-fe.h>

#include <algorithm>
#include <memory>

// libpq's connect_timeout has whole seconds, and ends with the connection: a server that accepts and freezes hangs
// every call after it. So nothing here blocks but poll, whose time is bounded.

namespace offbeat::ready {
namespace {

constexpr const char* in_vain = "no answer in time";

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

bool wait(const PGconn* connection, int events, Clock::time_point until) {
    pollfd one{PQsocket(connection), static_cast<short>(events), 0};
    for (;;) {
        if (poll(&one, 1, http::poll_timeout(until)) > 0) return true;
        if (Clock::now() >= until) return false;
    }
}

std::string trouble(const PGconn* connection) {
    return shown(PQerrorMessage(connection));
}

std::string connect(PGconn* connection, Clock::time_point until) {
    if (PQstatus(connection) == CONNECTION_BAD) return trouble(connection);
    for (auto next = PGRES_POLLING_WRITING; next != PGRES_POLLING_OK; next = PQconnectPoll(connection)) {
        if (next == PGRES_POLLING_FAILED) return trouble(connection);
        if (!wait(connection, next == PGRES_POLLING_READING ? POLLIN : POLLOUT, until))
            return std::string("no connection: ") + in_vain;
    }
    return {};
}

/// Sends the query, and waits until its results can be had without waiting.
std::string await(PGconn* connection, const std::string& query, Clock::time_point until) {
    if (PQsetnonblocking(connection, 1) != 0 || PQsendQuery(connection, query.c_str()) == 0) return trouble(connection);
    for (int unsent = 1; unsent != 0 || PQisBusy(connection) != 0;) {
        unsent = PQflush(connection);
        if (unsent < 0) return trouble(connection);
        if (unsent == 0 && PQisBusy(connection) == 0) break;
        if (!wait(connection, unsent == 0 ? POLLIN : POLLIN | POLLOUT, until)) return in_vain;
        if (PQconsumeInput(connection) == 0) return trouble(connection);
    }
    return {};
}

}  // namespace

std::string Postgresql::look(Clock::time_point until) {
    const Connection connection(PQconnectStart(url_.c_str()), &PQfinish);
    if (!connection) return "out of memory";
    if (std::string wrong = connect(connection.get(), until); !wrong.empty()) return wrong;
    if (std::string wrong = await(connection.get(), query_, until); !wrong.empty()) return wrong;
    const Result result(PQgetResult(connection.get()), &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) return trouble(connection.get());
    if (answer_.empty()) return {};
    if (PQntuples(result.get()) == 0 || PQnfields(result.get()) == 0) return "no row";
    const std::string got = PQgetvalue(result.get(), 0, 0);
    return got == answer_ ? std::string() : "the answer " + offbeat::quoted(shown(got));
}

std::string Postgresql::what() const {
    std::string host, port, database;
    char* wrong = nullptr;
    PQconninfoOption* options = PQconninfoParse(url_.c_str(), &wrong);
    for (auto* option = options; option != nullptr && option->keyword != nullptr; ++option) {
        const std::string value = option->val == nullptr ? "" : option->val;
        const std::string keyword = option->keyword;
        if (keyword == "host") host = value;
        if (keyword == "port") port = value;
        if (keyword == "dbname") database = value;
    }
    PQconninfoFree(options);
    PQfreemem(wrong);
    return "PostgreSQL at " + host + ':' + port + '/' + database + " to answer " + offbeat::quoted(query_) +
           (answer_.empty() ? "" : " with " + offbeat::quoted(answer_));
}

}  // namespace offbeat::ready
