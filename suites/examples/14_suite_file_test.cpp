// TestNG's testng.xml: which classes, methods, groups and rows run, in which order, with which parameters. Run it with
// `examples --suite=suites/examples/testng.xml`; without a file, parameters have their defaults.

#include "offbeat/suite_parameter.hpp"
#include "offbeat/test.hpp"

#include <string>

class SuiteFileTest : public offbeat::TestBase<SuiteFileTest> {
public:
    OFFBEAT_TEST(testAddress, .dataProvider = "Parameters", .groups = {"examples", "smoke"},
                 .parameters = {"host=localhost", "port=80"})
    void testAddress(const std::string& host, int port) {
        OFFBEAT_CHECK(!host.empty());
        OFFBEAT_CHECK(port > 0);
        if (!offbeat::suite_parameter("expected")) return;
        OFFBEAT_CHECK(host + ':' + std::to_string(port) == *offbeat::suite_parameter("expected"));
    }

    OFFBEAT_TEST(testSlowly, .groups = {"examples", "slow"})
    void testSlowly() { OFFBEAT_CHECK(!offbeat::suite_parameter("quick")); }
};
