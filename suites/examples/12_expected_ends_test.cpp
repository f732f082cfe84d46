// Rows that must end in an exception, by their method's annotation or by columns of the driver
// testres/normal/ExpectedEnds/ExpectedEndsTest.testWithdraw.csv; one row there has a known bug, and must fail.

#include "offbeat/test.hpp"

#include <stdexcept>

namespace {

class NotCovered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

int withdraw(int balance, int amount) {
    if (amount < 0) throw std::invalid_argument("a negative amount");
    if (amount > balance) throw NotCovered("not covered");
    return balance - amount;
}

}  // namespace

class ExpectedEndsTest : public offbeat::TestBase<ExpectedEndsTest> {
public:
    OFFBEAT_TEST(testWithdraw, .groups = {"examples"}, .parameters = {"balance", "amount", "left=0"})
    void testWithdraw(int balance, int amount, int left) { OFFBEAT_CHECK(withdraw(balance, amount) == left); }

    OFFBEAT_TEST(testNotCovered, .groups = {"examples"}, .expectedExceptions = offbeat::exceptions<NotCovered>,
                 .expectedExceptionsMessageRegExp = "not .*")
    void testNotCovered() { withdraw(5, 10); }
};
