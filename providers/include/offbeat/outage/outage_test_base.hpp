#pragma once

#include "offbeat/outage/outage.hpp"
#include "offbeat/outage/subject.hpp"
#include "offbeat/test.hpp"

#include <memory>
#include <vector>

namespace offbeat {

namespace outage {
class Campaign;
}

/// The protocol around outages: before a method's first row, all its rows of this run strike at once, each within its
/// own scope, on as few stacks as can be; then each row is judged in its turn. A row whose fault didn't fire, or fired
/// at another moment, is broken as invalid, and its body isn't called.
class OutageProtocol : public TestClass {
public:
    OutageProtocol();
    ~OutageProtocol() override;

    void before_rows(const std::vector<Row*>& rows) final;
    void before_row(Row& row) final;

protected:
    /// Deploys the service and waits until it is healthy: the database and the service on deployment.stack, and the
    /// proxy in between. Called once for each stack that the rows need.
    virtual std::unique_ptr<outage::Subject> deploy(const outage::Deployment& deployment) = 0;

    /// Checks all that the row expects, and that the books are exact.
    void expect_as_written(const Outage& outage, const char* file = __builtin_FILE(), int line = __builtin_LINE());

private:
    std::unique_ptr<outage::Campaign> campaign_;
    bool stacks_shown_ = false;  // on the first row
};

/// The base of a test class for outages:
///
///     class DatabaseOutageSysExceptionTest : public offbeat::OutageTestBase<DatabaseOutageSysExceptionTest> {
///     public:
///         OFFBEAT_TEST(testPayment, .dataProvider = "DockerOutageProvider")
///         void testPayment(const offbeat::Outage& outage) { expect_as_written(outage); }
///     protected:
///         std::unique_ptr<offbeat::outage::Subject> deploy(const offbeat::outage::Deployment& to) override;
///     };
template <class Self>
class OutageTestBase : public OutageProtocol {
protected:
    using self_type = Self;
};

}  // namespace offbeat
