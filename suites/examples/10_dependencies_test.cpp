// Methods that come first, and rows that wait for the same row of another method. What a failure upstream keeps from
// running is skipped, and says which row it was.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <boost/describe.hpp>

#include <map>
#include <string>
#include <vector>

namespace {

struct Order {
    std::string caseId;
    int amount = 0;
};
BOOST_DESCRIBE_STRUCT(Order, (), (caseId, amount))

OFFBEAT_PROVIDER("orders", [] { return std::vector<Order>{{"SMALL", 5}, {"LARGE", 5000}}; });

}  // namespace

class OrderTest : public offbeat::TestBase<OrderTest> {
public:
    OFFBEAT_TEST(testPay, .dataProvider = "orders", .groups = {"examples"}, .dependsOnRows = {"testCreate"})
    void testPay(const Order& order) { OFFBEAT_CHECK(created_.at(order.caseId) == order.amount); }

    // Declared later, and yet it runs first.
    OFFBEAT_TEST(testCreate, .dataProvider = "orders", .groups = {"examples", "creating"})
    void testCreate(const Order& order) { created_[order.caseId] = order.amount; }

    OFFBEAT_TEST(testCleanUp, .groups = {"examples"}, .dependsOnMethods = {"testPay"}, .alwaysRun = true)
    void testCleanUp() { created_.clear(); }

private:
    std::map<std::string, int> created_;
};
