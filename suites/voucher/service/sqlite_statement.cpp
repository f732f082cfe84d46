#include "voucher/service/sqlite_statement.hpp"

#include "voucher/service/store.hpp"

#include <sqlite3.h>

namespace voucher {
namespace {

std::string_view bytes_of(sqlite3_stmt* statement, int column) {
    // sqlite3_column_blob converts a number to text first, and must come before sqlite3_column_bytes.
    const void* data = sqlite3_column_blob(statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return data ? std::string_view(static_cast<const char*>(data), size) : std::string_view{};
}

}  // namespace

void throw_sqlite_error(sqlite3* database) {
    const std::string message = std::string("sqlite: ") + sqlite3_errmsg(database);
    if (sqlite3_extended_errcode(database) == SQLITE_CONSTRAINT_UNIQUE) throw DuplicateKey(message);
    throw StorageError(message);
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr) != SQLITE_OK) {
        throw_sqlite_error(database);
    }
    statement_.reset(statement);
}

void SqliteStatement::bind(int index, const std::optional<std::string>& value) {
    const int status =
        value ? sqlite3_bind_text64(statement_.get(), index, value->data(), value->size(), SQLITE_STATIC, SQLITE_UTF8)
              : sqlite3_bind_null(statement_.get(), index);
    if (status != SQLITE_OK) throw_sqlite_error(database_);
}

bool SqliteStatement::step() {
    const int status = sqlite3_step(statement_.get());
    if (status != SQLITE_ROW && status != SQLITE_DONE) throw_sqlite_error(database_);
    return status == SQLITE_ROW;
}

std::optional<std::string> SqliteStatement::text(int column) const {
    if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
    return std::string(bytes_of(statement_.get(), column));
}

long SqliteStatement::number(int column) const {
    return static_cast<long>(sqlite3_column_int64(statement_.get(), column));
}

void SqliteStatement::digest(int column, TableDigest& digest) const {
    using Kind = TableDigest::Kind;
    switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_NULL:
        return digest.cell(Kind::null, {});
    case SQLITE_INTEGER:
        return digest.cell(Kind::integer, bytes_of(statement_.get(), column));
    case SQLITE_BLOB:
        return digest.cell(Kind::bytes, bytes_of(statement_.get(), column));
    case SQLITE_FLOAT: {
        // Its bits: as text two neighbours could look alike.
        const double value = sqlite3_column_double(statement_.get(), column);
        return digest.cell(Kind::real, {reinterpret_cast<const char*>(&value), sizeof value});
    }
    default:
        return digest.cell(Kind::text, bytes_of(statement_.get(), column));
    }
}

void SqliteStatement::reset() noexcept {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

}  // namespace voucher
