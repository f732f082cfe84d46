#include "suite/failed_text.hpp"
#include "suite/load.hpp"
#include "suite/samples.hpp"
#include "suite/scope.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

/// A planned method of a test in a suite file.
struct Planned {
    TestMethod test;
    PlannedMethod method;

    Planned(std::size_t sample, const std::string& test_name, const std::string& class_name,
            suite::Parameters parameters) {
        test = test::registered_samples()[sample];
        auto scope = std::make_shared<SuiteScope>();
        scope->test = test_name;
        scope->class_name = class_name;
        scope->parameters = std::move(parameters);
        scope->time_out = "500";
        scope->chosen = true;
        test.scope = scope;
        method.test = &test;
        method.plan.class_name = class_name;
        method.plan.method = test.name;
        method.plan.suite_test = test_name;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(failed_suite_text)

BOOST_AUTO_TEST_CASE(is_what_is_read) {
    const std::string hostile = "\"]]> <&>\n\t' \xE4\xB8\xAD";
    const Planned pay(0, "a " + hostile, "TransferTest_in_a", {{"both", "1"}, {hostile, hostile}});
    const Planned refund(1, "a " + hostile, "TransferTest_in_a", {{"both", "1"}, {hostile, "other"}});
    const Planned card(3, "b", "PayTest", {});
    const std::string text =
        suite::failed_text("bank", {{&pay.method, {"A", "B"}}, {&refund.method, {"C"}, true}, {&card.method, {"D"}}});
    suite::Problems problems;
    std::set<std::string> idle;
    const auto read = suite::read_suite("f.xml", text, problems, idle);
    BOOST_TEST(problems.all().empty(), text);
    BOOST_TEST(read.name.name == "Failed suite [bank]");
    BOOST_REQUIRE(read.tests.size() == 2U);
    const auto& first = read.tests.front();
    BOOST_TEST(first.name.name == "a " + hostile);
    BOOST_TEST((first.parameters == suite::Parameters{{"both", "1"}}));
    BOOST_TEST(first.settings.time_out.value_or(0) == 500);
    BOOST_TEST(first.classes.front().planned_as == "TransferTest_in_a");
    const auto& methods = first.classes.front().include;
    BOOST_REQUIRE(methods.size() == 2U);
    BOOST_TEST((methods[0].rows == std::set<std::string>{"A", "B"}));
    BOOST_TEST((methods[0].parameters == suite::Parameters{{hostile, hostile}}));
    BOOST_TEST(!methods[1].rows.has_value());
    BOOST_TEST(read.tests.back().classes.front().name.name == "PayTest");
    BOOST_TEST(read.tests.back().classes.front().planned_as.empty());
}

BOOST_AUTO_TEST_CASE(long_lists_are_split) {
    const Planned pay(0, "t", "TransferTest", {});
    std::vector<std::string> ids;
    for (int i = 0; i < 20'000; ++i) ids.push_back("a_row_" + std::to_string(i));
    suite::Problems problems;
    std::set<std::string> idle;
    const auto read = suite::read_suite("f.xml", suite::failed_text("bank", {{&pay.method, ids}}), problems, idle);
    BOOST_TEST(problems.all().empty());
    std::size_t count = 0;
    for (const auto& include : read.tests.front().classes.front().include) count += include.rows->size();
    BOOST_TEST(count == ids.size());
}

BOOST_AUTO_TEST_SUITE_END()
