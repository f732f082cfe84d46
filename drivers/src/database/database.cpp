#include "offbeat/database/database.hpp"

#include "database/postgresql.hpp"
#include "database/sqlite.hpp"

#include <algorithm>

namespace offbeat::database {

const Column* Table::find(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string> Table::column_names() const {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(column.name);
    return names;
}

std::unique_ptr<Database> Database::open(const std::string& url) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite) && url.size() > sqlite.size()) return open_sqlite(url.substr(sqlite.size()));
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgresql(url);
    throw SetupError({{},
                      offbeat::quoted(url) + " is no database",
                      "sqlite:/path, sqlite::memory: or postgresql://user@host:port/database"});
}

void Database::rollback() noexcept {
    try {
        run("rollback");
    } catch (const std::exception&) {
        // It was rolled back by itself, or the connection is gone, and with it the transaction.
        static_cast<void>(0);
    }
}

std::string quoted_name(const std::string& name) {
    if (name.find('\0') != std::string::npos) throw Error("no name can hold a NUL: " + offbeat::quoted(name));
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

}  // namespace offbeat::database
