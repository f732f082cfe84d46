#include "client.hpp"

namespace offbeat::proxy::test {

Client::Client(int port, const std::string& more)
    : connection_(PQconnectdb(("host=127.0.0.1 dbname=postgres user=postgres connect_timeout=10 port=" +
                               std::to_string(port) + " " + more)
                                  .c_str()),
                  &PQfinish) {}

std::string said(PGconn* connection, PGresult* result) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> owned(result, &PQclear);
    switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
        return PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "no rows";
    case PGRES_COMMAND_OK:
        return PQcmdStatus(result);
    case PGRES_EMPTY_QUERY:
        return "empty";
    default:
        break;
    }
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state != nullptr && message != nullptr) return std::string(state) + ": " + message;
    std::string text = PQerrorMessage(connection);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

std::string Client::query(const std::string& sql) const {
    return said(raw(), PQexec(raw(), sql.c_str()));
}

std::string Client::execute(const std::string& sql, const char* parameter) const {
    return said(raw(), PQexecParams(raw(), sql.c_str(), parameter == nullptr ? 0 : 1, nullptr, &parameter, nullptr,
                                    nullptr, 0));
}

Clock::time_point in_ms(int milliseconds) {
    return Clock::now() + std::chrono::milliseconds(milliseconds);
}

}  // namespace offbeat::proxy::test
