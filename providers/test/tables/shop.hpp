#pragma once

#include "offbeat/database/database.hpp"
#include "support/sample.hpp"
#include "support/temp_dir.hpp"

#include <functional>
#include <memory>
#include <string>

namespace offbeat::test {

/// A shop's database with the tables customers, orders and payments, and files beside the driver of
/// ShopNormalTest.testRun.
class Shop {
public:
    /// \param url empty: an SQLite file in the shop's own folder
    explicit Shop(std::string url = {});
    ~Shop();
    Shop(const Shop&) = delete;
    Shop& operator=(const Shop&) = delete;

    /// Writes the driver itself (``), `prepare.orders` …
    void file(const std::string& name, const std::string& text, const std::string& method = "testRun");
    [[nodiscard]] std::string read(const std::string& name, const std::string& method = "testRun") const;
    [[nodiscard]] std::string path(const std::string& name, const std::string& method = "testRun") const;

    SampleRun run(const std::string& options = {}, const std::string& method = "testRun");

    database::Database& database() { return *database_; }
    /// The first cells of a query's rows, joined: `A-1 A-2`.
    std::string ask(const std::string& sql);
    [[nodiscard]] const TempDir& folder() const { return folder_; }
    [[nodiscard]] bool is_postgresql() const { return postgresql_; }

private:
    TempDir folder_;
    std::string url_;
    bool postgresql_;
    std::unique_ptr<database::Database> database_;
};

/// With SQLite, and with the PostgreSQL that OFFBEAT_TEST_POSTGRESQL names; without that it says so.
void with_each_shop(const std::function<void(Shop&)>& work);

}  // namespace offbeat::test
