#pragma once

#include "voucher/service/table_digest.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace voucher {

/// A prepared statement of SQLite. Throws StorageError.
class SqliteStatement {
public:
    /// Prepares `sql` for `database`, which must outlive the statement.
    SqliteStatement(sqlite3* database, std::string_view sql);

    /// Gives the parameter at `index` (from 1) a value; nothing is NULL. `value` must live until `reset`.
    void bind(int index, const std::optional<std::string>& value);

    /// Goes to the next row; false after the last.
    bool step();

    /// The text in `column` (from 0); nothing is NULL.
    [[nodiscard]] std::optional<std::string> text(int column) const;

    /// The number in `column` (from 0).
    [[nodiscard]] long number(int column) const;

    /// Adds `column` (from 0) to `digest`, exactly as the file holds it.
    void digest(int column, TableDigest& digest) const;

    /// Ready to be bound again; frees the read lock.
    void reset() noexcept;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Throws what `database` last complained of: DuplicateKey for a unique key, else StorageError.
[[noreturn]] void throw_sqlite_error(sqlite3* database);

}  // namespace voucher
