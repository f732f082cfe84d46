// rows_at: a provider's rows at some places, counted from 0, as TestNG's `indices`. A place without a row is told.

#include "offbeat/combine.hpp"
#include "offbeat/test.hpp"

#include <string>
#include <vector>

namespace {

OFFBEAT_PROVIDER("days", [] { return std::vector<std::string>{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}; });
OFFBEAT_PROVIDER("weekend", offbeat::rows_at("days", {5, 6}));

}  // namespace

class RowsAtTest : public offbeat::TestBase<RowsAtTest> {
public:
    OFFBEAT_TEST(testWeekend, .dataProvider = "weekend", .groups = {"examples"})
    void testWeekend(const std::string& day) { OFFBEAT_CHECK(day[0] == 'S'); }
};
