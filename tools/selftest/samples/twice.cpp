// Providers and a reporter that are registered twice.

#include "providers.hpp"

#include <offbeat/class_provider.hpp>
#include <offbeat/reporter.hpp>
#include <offbeat/test.hpp>

#include <vector>

namespace {

std::vector<offbeat::Row> one() {
    return {text_row("one", "1")};
}
OFFBEAT_PROVIDER("taken", one);
OFFBEAT_PROVIDER("taken", one);
// Its name is that of a reporter that Offbeat brings.
OFFBEAT_REPORTER("junit", [](const std::string&) -> std::unique_ptr<offbeat::Reporter> { return nullptr; });

class TwiceTest : public offbeat::TestBase<TwiceTest> {
public:
    OFFBEAT_CLASS_PROVIDER("taken", one)
    OFFBEAT_CLASS_PROVIDER("own", one)
    OFFBEAT_CLASS_PROVIDER("own", one)

    OFFBEAT_TEST(testIt, .dataProvider = "taken", .parameters = {"text"})
    void testIt(int) {}
};

}  // namespace
