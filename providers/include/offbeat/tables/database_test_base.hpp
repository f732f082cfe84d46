#pragma once

#include "offbeat/database/database.hpp"
#include "offbeat/test.hpp"

#include <memory>
#include <string>
#include <vector>

namespace offbeat {

namespace tables {
class Session;
}

/// The four phases around each row: what the files beside the driver name is cleared; rows are prepared; the body runs;
/// the tables are held against what is expected, where the body ended as it should; and all is cleared again, whatever
/// happened in between. See providers/docs/database.md for the files.
class DatabaseProtocol : public TestClass {
public:
    DatabaseProtocol();
    ~DatabaseProtocol() override;

    void before_row(Row& row) final;
    void body_ended(Row& row) final;
    void after_row(Row& row) final;

protected:
    /// `sqlite:/path` or `postgresql://user@host:port/database`; asked once for each instance of the class.
    virtual std::string database_url() = 0;

    /// The tables that a body may change. One of them without an expect file must stay as it is: where it doesn't, what
    /// changed is written to a file for review, and the row isn't configured.
    virtual std::vector<std::string> tables() { return {}; }

    /// The connection that rows are prepared and checked with.
    /// \throws EnvironmentError where the database doesn't answer
    database::Database& connection();

private:
    tables::Session& session();

    std::unique_ptr<tables::Session> session_;
};

/// The base of a test class whose rows need rows of a database, and leave some there:
///
///     class PaymentNormalTest : public offbeat::DatabaseTestBase<PaymentNormalTest> {
///     public:
///         OFFBEAT_TEST(testPay, .parameters = {"orderNumber", "amount"})
///         void testPay(const std::string& number, int amount) { shop_.pay(number, amount); }
///
///     protected:
///         std::string database_url() override { return "sqlite:/tmp/shop.db"; }
///         std::vector<std::string> tables() override { return {"orders", "payments"}; }
///     };
template <class Self>
class DatabaseTestBase : public DatabaseProtocol {
protected:
    using self_type = Self;
};

}  // namespace offbeat
