// One parameter that is a described struct takes the whole row; a nested struct's columns are `owner.name`,
// `owner.age`. The driver: testres/normal/Account/AccountNormalTest.testOpen.csv.

#include "offbeat/test.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace {

struct Owner {
    std::string name;
    int age = 18;  // what an empty cell leaves
    bool operator==(const Owner&) const = default;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (name, age))

struct OpenAccount {
    std::string currency;
    double deposit;
    Owner owner;
};
BOOST_DESCRIBE_STRUCT(OpenAccount, (), (currency, deposit, owner))

}  // namespace

class AccountNormalTest : public offbeat::TestBase<AccountNormalTest> {
public:
    OFFBEAT_TEST(testOpen, .groups = {"examples"})
    void testOpen(const OpenAccount& account) {
        BOOST_TEST(account.currency.size() == 3U);
        BOOST_TEST(account.deposit >= 0);
        BOOST_TEST(account.owner.age >= 18, account.owner.name << " is " << account.owner.age);
    }
};
