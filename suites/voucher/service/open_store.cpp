#include "voucher/service/postgresql_store.hpp"
#include "voucher/service/sqlite_store.hpp"
#include "voucher/service/store.hpp"

namespace voucher {

std::unique_ptr<Store> open_store(const std::string& url) {
    const std::string sqlite = "sqlite:";
    if (url.starts_with(sqlite) && url != sqlite) return std::make_unique<SqliteStore>(url.substr(sqlite.size()));
    if (url.starts_with("postgresql://")) return std::make_unique<PostgresqlStore>(url);
    throw std::invalid_argument(
        "no store for '" + url +
        "'; known: sqlite::memory:, sqlite:/path/to/file, postgresql://user@host:port/database");
}

}  // namespace voucher
