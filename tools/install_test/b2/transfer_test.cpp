#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

class TransferNormalTest : public offbeat::TestBase<TransferNormalTest> {
public:
    OFFBEAT_TEST(testBalance, .groups = {"normal"}, .parameters = {"balance", "amount", "left"})
    void testBalance(int balance, int amount, int left) { BOOST_TEST(balance - amount == left); }
};
