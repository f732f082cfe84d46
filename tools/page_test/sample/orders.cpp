// Illegal orders to a service that is wrong in two ways: it takes one of them, and refuses another for the wrong
// reason.

#include "offbeat/orthotropic/test_base.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace {

struct Order {
    std::optional<std::string> account;
    int amount = 0;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Order, (), (account, amount, note))

offbeat::Response place(const Order* order) {
    if (order == nullptr) return {false, "REQUEST_NULL"};
    if (!order->account || order->account->empty()) return {false, "ILLEGAL", "account"};
    if (order->account->size() > 8) return {true};
    if (order->amount > 1000) return {false, "TOO_RICH", "amount"};
    if (order->amount < 1) return {false, "ILLEGAL", "amount"};
    if (order->note.size() > 10) return {false, "ILLEGAL", "note"};
    return {true};
}

}  // namespace

template <>
struct offbeat::Domains<Order> {
    static std::vector<offbeat::Domain> declare() {
        return {domain(&Order::account).required().max_length(8), domain(&Order::amount).integer("1", "1000"),
                domain(&Order::note).max_length(10)};
    }
};

class InvalidOrderFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<InvalidOrderFuncExceptionTest, Order> {
public:
    OFFBEAT_TEST(testInvalidOrder, .dataProvider = "OrthotropicRequestProvider", .groups = {"funcExp"})
    void testInvalidOrder(const offbeat::OrthotropicRequest<Order>& request) { expect_refused(request); }

protected:
    offbeat::Response send(const Order* request) override { return place(request); }
    std::string state() override { return "nothing"; }
};
