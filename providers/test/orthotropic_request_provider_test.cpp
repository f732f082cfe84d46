#include "orthotropic_request_provider.hpp"
#include "support/order.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

class OtherFuncExceptionTest : public TestClass {
public:
    void testText(const std::string&) {}
    void testTwo(const OrthotropicRequest<Order>&, int) {}
};

constexpr Test by_name{.dataProvider = "OrthotropicRequestProvider", .parameters = {"a", "b"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(orthotropic_request_provider)

BOOST_AUTO_TEST_CASE(feeds_one_orthotropic_request_only) {
    const std::vector<std::string> expected = {
        "suite.cpp:7: OtherFuncExceptionTest.testText is fed by OrthotropicRequestProvider and takes something else; "
        "expected one parameter, const offbeat::OrthotropicRequest<YourRequest>&"};
    const auto text = planned<&OtherFuncExceptionTest::testText, OtherFuncExceptionTest>(
        "testText", {.dataProvider = "OrthotropicRequestProvider"}, {"/nowhere", false, 9});
    BOOST_TEST(problems_of(text, "") == expected, boost::test_tools::per_element());
    const auto two =
        planned<&OtherFuncExceptionTest::testTwo, OtherFuncExceptionTest>("testTwo", by_name, {"/nowhere", false, 9});
    BOOST_TEST(problems_of(two, "").size() == 1U);
}

BOOST_AUTO_TEST_CASE(waits_for_a_driver_that_is_not_there_and_writes_none_while_planning) {
    const TempDir folder;
    const PlannedMethod method = planned_order(folder.path());
    const std::vector<std::string> expected = {"fill in: driver.csv, orthotropicOrderConfig.csv, base.csv"};
    BOOST_TEST(problems_of(method, "") == expected, boost::test_tools::per_element());
    BOOST_TEST(read_file(folder.file("driver.csv")).empty());
    BOOST_TEST((method.rows.front().state == RowState::not_configured));
}

BOOST_AUTO_TEST_CASE(writes_what_the_request_has) {
    const TempDir folder;
    const PlannedMethod method = planned_order(folder.path(), true);
    const std::vector<std::string> expected = {
        "fill in what was just written: driver.csv, orthotropicOrderConfig.csv, base.csv"};
    BOOST_TEST(problems_of(method, "") == expected, boost::test_tools::per_element());
    const std::string config = read_file(folder.file("orthotropicOrderConfig.csv"));
    for (const char* line : {"\n#pid,,,<null>,<empty>,<len(max+1)>\n", "\n#scene,,,<null>,<empty>,INV\n",
                             "\n#amount,,,<min-1>,<max+1>\n", "\n#owner.name,,,<null>,<empty>,<len(max+1)>\n",
                             "\n# validTo: string, required, as yyyy-MM-dd HH:mm:ss, after validFrom\n"}) {
        BOOST_TEST(config.find(line) != std::string::npos, line << " isn't in\n" << config);
    }
    BOOST_TEST(planned_order(folder.path(), true).rows.front().cause ==
               "fill in: driver.csv, orthotropicOrderConfig.csv, base.csv");
}

BOOST_AUTO_TEST_SUITE_END()
