#include "gates.hpp"
#include "offbeat/error.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

std::string refusal(const std::string& text) {
    try {
        read_gates({text});
    } catch (const Error& wrong) {
        return wrong.what();
    }
    return "taken";
}

PlannedMethod method(std::vector<std::string> groups, std::vector<std::string> row_groups) {
    PlannedMethod made;
    made.plan.groups = std::move(groups);
    made.rows.emplace_back();
    made.rows.back().groups = std::move(row_groups);
    return made;
}

std::string unknown(const std::string& group, const Plan& plan) {
    try {
        check_gates({{group}}, plan);
    } catch (const Error& wrong) {
        return wrong.what();
    }
    return "known";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gates)

BOOST_AUTO_TEST_CASE(are_read) {
    const auto gates = read_gates({"functional=100", "fault=80.25", "a=b=0"});
    BOOST_REQUIRE(gates.size() == 3U);
    BOOST_TEST(gates[0].group == "functional");
    BOOST_TEST(gates[0].wanted == 100);
    BOOST_TEST(gates[1].wanted == 80.25);
    BOOST_TEST(gates[2].group == "a=b");
}

BOOST_AUTO_TEST_CASE(slips_are_told_with_the_expected_form) {
    const std::string form = "; expected --gate=GROUP=PERCENT with a percentage from 0 to 100, such as --gate=fault=80";
    const std::pair<std::string, std::string> corpus[] = {
        {"", "no percentage"},
        {"fault", "no percentage"},
        {"fault=", "no percentage"},
        {"=80", "no group"},
        {"=", "no group"},
        {"fault=eighty", "no percentage"},
        {"fault=80%", "no percentage"},
        {"fault= 80", "no percentage"},
        {"fault=+80", "no percentage"},
        {"fault=-0", "no percentage"},
        {"fault=1e1", "no percentage"},
        {"fault=0x10", "no percentage"},
        {"fault=nan", "no percentage from 0 to 100"},
        {"fault=inf", "no percentage from 0 to 100"},
        {"fault=100.01", "no percentage from 0 to 100"},
        {"fault=80.123", "more than two decimals"},
        {"fault=1" + std::string(400, '0'), "no percentage"},
    };
    for (const auto& [text, what] : corpus) BOOST_TEST(refusal(text) == "--gate=" + text + ": " + what + form, text);
    BOOST_CHECK_THROW(read_gates({"fault=80", "fault=80"}), Error);
}

BOOST_AUTO_TEST_CASE(a_group_is_a_rows_or_its_methods) {
    Plan plan;
    BOOST_TEST(unknown("fault", plan) == "--gate: no row is in the group \"fault\"; there are no groups");
    plan.methods = {method({"functional"}, {}), method({}, {"fault"})};
    BOOST_TEST(unknown("functional", plan) == "known");
    BOOST_TEST(unknown("fault", plan) == "known");
    BOOST_TEST(unknown("falt", plan) == "--gate: no row is in the group \"falt\"; did you mean \"fault\"?");
    BOOST_TEST(unknown("smoke", plan) == "--gate: no row is in the group \"smoke\"; known: fault, functional");
    plan.methods[0].plan.counted = false;  // its rows may bring any group
    BOOST_TEST(unknown("smoke", plan) == "known");
}

BOOST_AUTO_TEST_CASE(judge_rows_by_their_own_and_their_methods_groups) {
    Summary summary;
    summary.gates = {{"fault", 50}, {"functional", 100}};
    MethodPlan fault;
    fault.groups = {"fault"};
    Row both;
    both.groups = {"functional", "fault"};
    summary.count(Status::passed, fault, both);
    summary.count(Status::failed, fault, {});
    summary.count(Status::skipped, fault, {});
    summary.planned = summary.run = 3;
    BOOST_TEST(summary.gates[0].judged == 2U);
    BOOST_TEST(summary.gates[0].got() == 50);
    BOOST_TEST(summary.gates[1].judged == 1U);
    BOOST_TEST(summary.green());
    BOOST_TEST(summary.ungated_faults == 0U);
    Summary lost = summary;
    ++lost.planned;
    BOOST_TEST(!lost.green());
    Summary waiting = summary;
    waiting.count(Status::not_configured, fault, {});
    waiting.planned = waiting.run = 4;
    BOOST_TEST(!waiting.green());
    Summary outside = summary;
    outside.count(Status::broken, {}, {});
    outside.planned = outside.run = 4;
    BOOST_TEST(outside.ungated_faults == 1U);
    BOOST_TEST(!outside.green());
    Summary red = summary;
    red.count(Status::broken, fault, {});
    red.planned = red.run = 4;
    BOOST_TEST(!red.green());
}

BOOST_AUTO_TEST_CASE(a_threshold_is_met_exactly) {
    for (std::uint64_t judged = 1; judged <= 200; ++judged) {
        for (std::uint64_t passed = 0; passed <= judged; ++passed) {
            const Gate gate{"fault", 80, passed, judged};
            BOOST_TEST(gate.green() == (passed * 5 >= judged * 4));
        }
    }
    BOOST_TEST(!(Gate{"fault", 0}.green()));
    Gate of_method{"", 80};
    of_method.class_name = "PaymentTest";
    of_method.method = "testPay";
    BOOST_TEST(of_method.green());
}

BOOST_AUTO_TEST_SUITE_END()
