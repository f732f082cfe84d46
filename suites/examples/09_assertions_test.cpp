// Assertions of Offbeat's own: each shows what it compared, and costs little to compile (framework/docs/assertions.md).
// Boost.Test's macros work beside them.

#include "offbeat/test.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace {

class NotCovered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Account {
    int balance = 0;
    std::vector<int> bookings = {};

    void book(int amount) {
        if (balance + amount < 0)
            throw NotCovered(std::to_string(-amount) + " is more than " + std::to_string(balance));
        balance += amount;
        bookings.push_back(amount);
    }
    [[nodiscard]] double interest() const { return balance * 0.035; }
};

}  // namespace

class BookingTest : public offbeat::TestBase<BookingTest> {
public:
    OFFBEAT_TEST(testBook, .groups = {"examples"})
    void testBook() {
        Account account;
        for (const int amount : {5, -2, 7}) {
            // Told with each assertion in its scope that fails, and made only then.
            const offbeat::Context context([&] { return "booking " + std::to_string(amount); });
            account.book(amount);
            OFFBEAT_CHECK(account.balance >= 0);
        }
        OFFBEAT_REQUIRE(account.bookings.size() == 3);  // where it fails, the row ends
        OFFBEAT_CHECK(account.bookings == std::vector<int>{5, -2, 7});
        OFFBEAT_CHECK(account.interest() == offbeat::near(0.35, 0.001));
        OFFBEAT_THROWS(account.book(-11), NotCovered, offbeat::containing("more than 10"));
    }
};
