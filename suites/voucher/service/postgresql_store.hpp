#pragma once

#include "voucher/service/store.hpp"

#include <memory>

namespace voucher {

/// vp_product in PostgreSQL, through libpqxx. After a lost connection the next operation connects anew;
/// nothing is sent twice, for a commit that was lost on the way may have happened.
class PostgresqlStore : public Store {
public:
    /// Connects to `postgresql://user@host:port/database`; the url may carry libpq's options, `?connect_timeout=2`.
    explicit PostgresqlStore(const std::string& url);
    ~PostgresqlStore() override;

    void create_table() override;
    long insert(const VpProduct& product) override;
    std::optional<VpProduct> find(const std::string& pid, const std::string& out_biz_no) override;
    bool exists(const std::string& pid, const std::string& out_biz_no) override;
    std::string fingerprint() override;

private:
    struct Session;  // keeps libpqxx's headers out of this one
    std::unique_ptr<Session> session_;
};

}  // namespace voucher
