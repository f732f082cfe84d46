// concat: the rows of one provider, then those of another.

#include "offbeat/combine.hpp"
#include "offbeat/test.hpp"

#include <vector>

namespace {

OFFBEAT_PROVIDER("usual years", [] { return std::vector<int>{1996, 2004, 2024}; });
OFFBEAT_PROVIDER("odd years", [] { return std::vector<int>{1600, 2000}; });
OFFBEAT_PROVIDER("leap years", offbeat::concat({"usual years", "odd years"}));

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}  // namespace

class ConcatTest : public offbeat::TestBase<ConcatTest> {
public:
    OFFBEAT_TEST(testLeap, .dataProvider = "leap years", .groups = {"examples"})
    void testLeap(int year) { OFFBEAT_CHECK(is_leap(year)); }
};
