// A row that finds nothing to prove is skipped, with its reason: from a body, and from whatever a body calls.

#include "offbeat/error.hpp"
#include "offbeat/test.hpp"

#include <cstdlib>
#include <string>

class SkipTest : public offbeat::TestBase<SkipTest> {
public:
    OFFBEAT_TEST(testPrinter, .groups = {"examples"})
    void testPrinter() { OFFBEAT_CHECK(!printer().empty()); }

    OFFBEAT_TEST(testScreen, .groups = {"examples"})
    void testScreen() { OFFBEAT_CHECK(true); }

private:
    static std::string printer() {
        const char* name = std::getenv("OFFBEAT_EXAMPLES_PRINTER");
        if (name == nullptr) offbeat::skip("OFFBEAT_EXAMPLES_PRINTER names no printer");
        return name;
    }
};
