#pragma once

#include "voucher/service/product.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace voucher {

/// The database failed or refused; nothing of the operation was kept.
struct StorageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The table's unique key (pid, out_biz_no) is taken.
struct DuplicateKey : StorageError {
    using StorageError::StorageError;
};

/// The table vp_product in some database. One connection, so one thread at a time.
/// Every operation throws StorageError when the database fails.
class Store {
public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    /// Creates the table where it is missing. Opening a store does this already.
    virtual void create_table() = 0;

    /// Stores a row in a transaction of its own, and gives its id. Throws DuplicateKey when its key is taken.
    virtual long insert(const VpProduct& product) = 0;

    /// The row with this key.
    virtual std::optional<VpProduct> find(const std::string& pid, const std::string& out_biz_no) = 0;

    /// Is this key taken?
    virtual bool exists(const std::string& pid, const std::string& out_biz_no) = 0;

    /// `vp_product: 3 rows, digest 9f…`: any byte changed, added or removed anywhere in the table changes it.
    /// Equal contents with equal ids give equal fingerprints on every store. Reads the whole table.
    virtual std::string fingerprint() = 0;
};

/// Opens `sqlite::memory:`, `sqlite:/path/to/file` or `postgresql://user@host:port/database`, table and all.
/// Throws std::invalid_argument on any other url, StorageError when the database can't be reached.
std::unique_ptr<Store> open_store(const std::string& url);

}  // namespace voucher
