// Several parameters, each filled from the driver's column of that name, in whatever order the columns stand:
// testres/normal/Discount/DiscountNormalTest.testDiscount.csv. `percent=10` gives an empty cell a default; a struct's
// columns are `code.text` and `code.used`.

#include "offbeat/test.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace {

enum class Customer { NEW, REGULAR };
BOOST_DESCRIBE_ENUM(Customer, NEW, REGULAR)

struct Code {
    std::string text;
    bool used = false;
    bool operator==(const Code&) const = default;
};
BOOST_DESCRIBE_STRUCT(Code, (), (text, used))

int discounted(int price, int percent, Customer customer) {
    return price - price * (percent + (customer == Customer::REGULAR ? 5 : 0)) / 100;
}

}  // namespace

class DiscountNormalTest : public offbeat::TestBase<DiscountNormalTest> {
public:
    OFFBEAT_TEST(testDiscount, .groups = {"examples"},
                 .parameters = {"price", "percent=10", "customer", "expected", "note", "validFor", "tags", "code"})
    void testDiscount(int price, int percent, Customer customer, int expected, const std::optional<std::string>& note,
                      std::chrono::minutes validFor, const std::vector<std::string>& tags,
                      const std::optional<Code>& code) {
        BOOST_TEST(discounted(price, percent, customer) == expected);
        BOOST_TEST(validFor.count() > 0);
        BOOST_TEST(note.has_value() == (tags.size() > 1));
        if (code) BOOST_TEST(code->used == (code->text == "OLD"));
    }
};
