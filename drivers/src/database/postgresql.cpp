#include "database/postgresql.hpp"

#include "database/insertion.hpp"
#include "database/postgresql_catalogue.hpp"

#include <postgresql/libpq-fe.h>

#include <charconv>

// libpq itself and not libpqxx: the drivers link it already, so that who installs Offbeat needs no library more; and a
// parameter may go as bytes while the server still finds out its type.
namespace offbeat::database {
namespace {

// Object ids of built-in types, which never change.
constexpr Oid boolean_type = 16;
constexpr Oid bytea_type = 17;

struct Finish {
    void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
};
struct Clear {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::string first_line(const char* text) {
    std::string line = text == nullptr ? "" : text;
    return line.substr(0, line.find_last_not_of('\n') + 1);
}

std::string field(const PGresult* result, int code) {
    const char* text = PQresultErrorField(result, code);
    return text == nullptr ? std::string() : text;
}

Value cell_of(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) != 0) return Value::null();
    const char* text = PQgetvalue(result, row, column);
    if (PQftype(result, column) == boolean_type) return Value::of_text(*text == 't' ? "true" : "false");
    if (PQftype(result, column) != bytea_type)
        return Value::of_text({text, static_cast<std::size_t>(PQgetlength(result, row, column))});
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
        PQunescapeBytea(reinterpret_cast<const unsigned char*>(text), &size), PQfreemem);
    return Value::of_text({reinterpret_cast<const char*>(bytes.get()), size});
}

class Postgresql final : public Database {
public:
    explicit Postgresql(const std::string& url) {
        // The url stands before the fallback, so that its own connect_timeout counts.
        const char* const keywords[] = {"connect_timeout", "application_name", "dbname", nullptr};
        const char* const values[] = {"10", "offbeat", url.c_str(), nullptr};
        connection_.reset(PQconnectdbParams(keywords, values, 1));
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            throw EnvironmentError("postgresql: " + first_line(PQerrorMessage(connection_.get())));
        PQsetNoticeProcessor(
            connection_.get(), [](void*, const char*) {}, nullptr);
        run("set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set bytea_output = 'hex'; "
            "set lock_timeout = '10s'; set standard_conforming_strings = on");
    }

    [[nodiscard]] std::string parameter(std::size_t n) const override { return '$' + std::to_string(n); }
    [[nodiscard]] std::string equals(const Column& column, std::size_t n) const override {
        return quoted_name(column.name) + " = " + parameter(n);
    }
    [[nodiscard]] std::string insertion(const Table& table, const std::vector<const Column*>& columns) const override {
        // A key that is always generated takes a row's own value only so; elsewhere it changes nothing.
        return insertion_of(*this, table, columns, " overriding system value");
    }

    std::optional<Table> table(const std::string& name) override { return postgresql_table(*this, name); }
    std::vector<std::string> table_names() override { return postgresql_table_names(*this); }

    void begin() override { run("begin; set constraints all deferred"); }
    [[nodiscard]] bool alive() const override { return PQstatus(connection_.get()) == CONNECTION_OK; }

private:
    Answer answer(const std::string& sql, const std::vector<Argument>& arguments) override {
        if (sql.find('\0') != std::string::npos) throw Refused("postgresql: a statement can't hold a NUL");
        const Result result = sent(sql, arguments);
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
            refuse(result.get());
        Answer given;
        const std::string_view changed = PQcmdTuples(result.get());
        std::from_chars(changed.data(), changed.data() + changed.size(), given.changed);
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            auto& cells = given.rows.emplace_back();
            for (int column = 0; column < PQnfields(result.get()); ++column)
                cells.push_back(cell_of(result.get(), row, column));
        }
        return given;
    }

    [[nodiscard]] Result sent(const std::string& sql, const std::vector<Argument>& arguments) const {
        if (arguments.empty()) return Result(PQexec(connection_.get(), sql.c_str()));
        std::vector<const char*> values;
        std::vector<int> lengths, formats;
        for (const auto& [value, bytes] : arguments) {
            const bool null = value.kind == Value::Kind::null;
            // libpq takes a text up to its first NUL: 'a\0b' would be stored as 'a', and nobody would know.
            if (!null && !bytes && value.text.find('\0') != std::string::npos)
                throw Refused("postgresql: " + display(value) + " holds a NUL, which no text can");
            values.push_back(null ? nullptr : value.text.c_str());
            lengths.push_back(static_cast<int>(value.text.size()));
            formats.push_back(bytes ? 1 : 0);
        }
        return Result(PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                   values.data(), lengths.data(), formats.data(), 0));
    }

    [[noreturn]] void refuse(const PGresult* result) const {
        std::string what = field(result, PG_DIAG_MESSAGE_PRIMARY);
        if (what.empty()) what = first_line(PQerrorMessage(connection_.get()));
        if (const std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL); !detail.empty()) what += ": " + detail;
        throw Refused("postgresql: " + what);
    }

    std::unique_ptr<PGconn, Finish> connection_;
};

}  // namespace

std::unique_ptr<Database> open_postgresql(const std::string& url) {
    return std::make_unique<Postgresql>(url);
}

}  // namespace offbeat::database
