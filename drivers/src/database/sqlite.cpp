#include "database/sqlite.hpp"

#include "database/insertion.hpp"
#include "database/sqlite_catalogue.hpp"

#include <sqlite3.h>

namespace offbeat::database {
namespace {

constexpr int busy_milliseconds = 10'000;

struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
};

Value cell_of(sqlite3_stmt* statement, int column) {
    const int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_NULL) return Value::null();
    // The pointer first: it turns numbers to text, and only then there are bytes to count.
    const void* data = type == SQLITE_BLOB ? sqlite3_column_blob(statement, column)
                                           : static_cast<const void*>(sqlite3_column_text(statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return Value::of_text(data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size));
}

class Sqlite final : public Database {
public:
    explicit Sqlite(const std::string& path) {
        sqlite3* opened = nullptr;
        const int status = sqlite3_open_v2(path.c_str(), &opened,
                                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, nullptr);
        database_.reset(opened);  // even a failed open leaves something to close
        if (status != SQLITE_OK) throw EnvironmentError("sqlite: can't open " + path + ": " + sqlite3_errmsg(opened));
        sqlite3_busy_timeout(opened, busy_milliseconds);
        // Each connection decides for itself; a row that refers to nothing would be no data of the application's.
        run("pragma foreign_keys = on");
    }

    [[nodiscard]] std::string parameter(std::size_t n) const override { return '?' + std::to_string(n); }

    [[nodiscard]] std::string equals(const Column& column, std::size_t n) const override {
        const std::string name = quoted_name(column.name);
        // Where no affinity makes the two sides one type, 5 isn't '5', and x'61' isn't 'a'.
        if (column.kind == Kind::bytes) return "cast(" + name + " as blob) = " + parameter(n);
        if (column.type.empty()) return "cast(" + name + " as text) = " + parameter(n);
        return name + " = " + parameter(n);
    }

    [[nodiscard]] std::string insertion(const Table& table, const std::vector<const Column*>& columns) const override {
        return insertion_of(*this, table, columns, "");
    }

    std::optional<Table> table(const std::string& name) override { return sqlite_table(*this, name); }
    std::vector<std::string> table_names() override { return sqlite_table_names(*this); }

    void begin() override { run("begin immediate; pragma defer_foreign_keys = on"); }

private:
    Answer answer(const std::string& sql, const std::vector<Argument>& arguments) override {
        if (sql.find('\0') != std::string::npos) throw Refused("sqlite: a statement can't hold a NUL");
        Answer given;
        const char* rest = sql.c_str();
        const char* const end = rest + sql.size();
        const int before = sqlite3_total_changes(database_.get());
        while (rest != end) {
            sqlite3_stmt* prepared = nullptr;
            if (sqlite3_prepare_v2(database_.get(), rest, static_cast<int>(end - rest), &prepared, &rest) != SQLITE_OK)
                refuse();
            if (prepared == nullptr) continue;  // blanks or a comment
            given.rows = rows_of(Statement(prepared), arguments);
        }
        given.changed = static_cast<std::uint64_t>(sqlite3_total_changes(database_.get()) - before);
        return given;
    }

    [[noreturn]] void refuse() const { throw Refused(std::string("sqlite: ") + sqlite3_errmsg(database_.get())); }

    void bind(sqlite3_stmt* statement, int index, const Argument& argument) const {
        const std::string& text = argument.value.text;
        int status = SQLITE_OK;
        if (argument.value.kind == Value::Kind::null) {
            status = sqlite3_bind_null(statement, index);
        } else if (argument.bytes) {
            status = sqlite3_bind_blob64(statement, index, text.data(), text.size(), SQLITE_STATIC);
        } else {
            status = sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        if (status != SQLITE_OK) refuse();
    }

    [[nodiscard]] std::vector<std::vector<Value>> rows_of(const Statement& statement,
                                                          const std::vector<Argument>& arguments) const {
        int index = 0;
        for (const auto& argument : arguments) bind(statement.get(), ++index, argument);
        std::vector<std::vector<Value>> rows;
        for (;;) {
            const int status = sqlite3_step(statement.get());
            if (status == SQLITE_DONE) return rows;
            if (status != SQLITE_ROW) refuse();
            auto& row = rows.emplace_back();
            for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) row.push_back(cell_of(statement.get(), i));
        }
    }

    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path) {
    return std::make_unique<Sqlite>(path);
}

}  // namespace offbeat::database
