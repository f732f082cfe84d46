// A provider that is registered twice.

#include "providers.hpp"

#include <offbeat/test.hpp>

#include <vector>

namespace {

std::vector<offbeat::Row> one() { return {text_row("one", "1")}; }
OFFBEAT_PROVIDER("taken", one);
OFFBEAT_PROVIDER("taken", one);

class TwiceTest : public offbeat::TestBase<TwiceTest> {
public:
    OFFBEAT_TEST(testIt, .dataProvider = "taken", .parameters = {"text"})
    void testIt(int) {}
};

} // namespace
