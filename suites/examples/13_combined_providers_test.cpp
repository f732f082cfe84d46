// Providers made of others: each account with each amount, but only those that are covered.

#include "offbeat/combine.hpp"
#include "offbeat/test.hpp"

#include <boost/describe.hpp>

#include <string>
#include <vector>

namespace {

struct Account {
    std::string owner;
    int balance = 0;
};
BOOST_DESCRIBE_STRUCT(Account, (), (owner, balance))

struct Payment {
    int amount = 0;
};
BOOST_DESCRIBE_STRUCT(Payment, (), (amount))

OFFBEAT_PROVIDER("accounts", [] { return std::vector<Account>{{"Lee", 100}, {"Kim", 5000}}; });
OFFBEAT_PROVIDER("payments", [] { return std::vector<Payment>{{1}, {100}, {2000}}; });
OFFBEAT_PROVIDER("accounts and payments", offbeat::product({"accounts", "payments"}));
OFFBEAT_PROVIDER("covered payments", offbeat::filter("accounts and payments", "amount <= balance"));

}  // namespace

class CombinedProvidersTest : public offbeat::TestBase<CombinedProvidersTest> {
public:
    OFFBEAT_TEST(testPay, .dataProvider = "covered payments", .groups = {"examples"},
                 .parameters = {"owner", "balance", "amount"})
    void testPay(const std::string& owner, int balance, int amount) {
        OFFBEAT_CHECK(!owner.empty());
        OFFBEAT_CHECK(balance - amount >= 0);
    }
};
