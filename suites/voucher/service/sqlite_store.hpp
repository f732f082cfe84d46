#pragma once

#include "voucher/service/sqlite_statement.hpp"
#include "voucher/service/store.hpp"

#include <memory>

struct sqlite3;

namespace voucher {

/// vp_product in SQLite. It enforces NOT NULL and the unique key, but no varchar's length: there the validator stands
/// alone.
class SqliteStore : public Store {
public:
    /// Opens or creates the file; `:memory:` is a database of this store's own.
    explicit SqliteStore(const std::string& path);

    void create_table() override;
    long insert(const VpProduct& product) override;
    std::optional<VpProduct> find(const std::string& pid, const std::string& out_biz_no) override;
    bool exists(const std::string& pid, const std::string& out_biz_no) override;
    std::string fingerprint() override;

private:
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    void execute(const char* sql);
    SqliteStatement& prepared(std::optional<SqliteStatement>& statement, std::string_view sql);

    std::unique_ptr<sqlite3, Close> database_;
    // Prepared at first use; after the database, so that they go before it.
    std::optional<SqliteStatement> insert_, find_, exists_, contents_;
};

}  // namespace voucher
