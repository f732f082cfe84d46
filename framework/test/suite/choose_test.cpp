#include "offbeat/text.hpp"
#include "suite/choose.hpp"
#include "suite/load.hpp"
#include "suite/row_filter.hpp"
#include "suite/samples.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

using Words = std::vector<std::string>;

struct Chosen {
    suite::Problems problems;
    suite::Chosen tests;

    explicit Chosen(const std::string& inside, bool times = true) {
        std::set<std::string> idle;
        const auto read = suite::read_suite("f.xml", "<suite name='s'>" + inside + "</suite>", problems, idle);
        tests = suite::choose({read}, test::registered_samples(), times, problems);
        BOOST_TEST(problems.all() == Words{}, boost::test_tools::per_element());
    }

    [[nodiscard]] Words methods() const {
        Words all;
        for (const auto& one : tests.tests) {
            for (const auto& method : one) {
                if (is_chosen(method)) all.push_back(planned_class(method) + '.' + method.name);
            }
        }
        return all;
    }

    [[nodiscard]] const TestMethod& method(const std::string& name) const {
        for (const auto& one : tests.tests) {
            for (const auto& method : one) {
                if (method.name == name) return method;
            }
        }
        throw std::runtime_error("no " + name);
    }

    [[nodiscard]] bool has(const std::string& method_name, const std::string& id, std::vector<std::string> groups,
                           std::uint64_t index = 1) const {
        const TestMethod& found = method(method_name);
        MethodPlan plan;
        plan.class_name = planned_class(found);
        plan.method = method_name;
        for (const auto group : found.annotation.groups) plan.groups.emplace_back(group);
        Row row;
        row.id = id;
        row.groups = std::move(groups);
        row.place = index;
        return suite::RowFilter(tests.tests).has(plan, row);
    }
};

std::string in_test(const std::string& classes, const std::string& before = {}) {
    return "<test name='t'>" + before + "<classes>" + classes + "</classes></test>";
}

const std::string transfer = "<class name='TransferTest'/>";
const std::string pay = "<class name='bank.PayTest'/>";

#define EXPECT_METHODS(chosen, ...)                                                                                    \
    BOOST_TEST((chosen).methods() == (Words{__VA_ARGS__}), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_SUITE(choose_by_suite_files)

BOOST_AUTO_TEST_CASE(classes_in_order) {
    const Chosen chosen(in_test(pay + transfer));
    EXPECT_METHODS(chosen, "PayTest.testCard", "TransferTest.testPay", "TransferTest.testRefund",
                   "TransferTest.testAudit");
    EXPECT_METHODS(Chosen("<test name='t' preserve-order='false'><classes>" + pay + transfer + "</classes></test>"),
                   "TransferTest.testPay", "TransferTest.testRefund", "TransferTest.testAudit", "PayTest.testCard");
}

BOOST_AUTO_TEST_CASE(a_class_named_twice_runs_what_either_says) {
    const std::string twice =
        "<class name='TransferTest'><methods><include name='testPay'/></methods></class>"
        "<class name='TransferTest'><methods><include name='test.*'/><exclude name='testAudit'/></methods></class>";
    EXPECT_METHODS(Chosen(in_test(twice)), "TransferTest.testPay", "TransferTest.testRefund");
}

BOOST_AUTO_TEST_CASE(further_tests_get_names_of_their_own) {
    const std::string one = "<class name='TransferTest'><methods><include name='testPay'/></methods></class>";
    const auto named = [&](const char* name) {
        return "<test name='" + std::string(name) + "'><classes>" + one + "</classes></test>";
    };
    EXPECT_METHODS(Chosen(named("a") + named("b 1") + named("b.1") + named("中")), "TransferTest.testPay",
                   "TransferTest_in_b_1.testPay", "TransferTest_in_b_1_2.testPay",
                   "TransferTest_in_" + identifier("中", false) + ".testPay");
}

BOOST_AUTO_TEST_CASE(packages_are_namespaces) {
    const auto packages = [](const std::string& inside) {
        return "<test name='t'><packages>" + inside + "</packages></test>";
    };
    EXPECT_METHODS(Chosen(packages("<package name='com.acme.bank'/>")), "PayTest.testCard");
    EXPECT_METHODS(Chosen(packages("<package name='com.eu.*'/>")), "TaxTest.testVat");
    EXPECT_METHODS(Chosen(packages("<package name='.*'><exclude name='.*bank.*'/></package>")), "TransferTest.testPay",
                   "TransferTest.testRefund", "TransferTest.testAudit");
}

BOOST_AUTO_TEST_CASE(groups_choose_methods_and_rows) {
    const auto groups = [](const std::string& run) {
        return in_test(transfer + pay, "<groups><run>" + run + "</run></groups>");
    };
    const Chosen chosen(groups("<include name='funcExp'/><exclude name='smoke'/>"));
    BOOST_TEST(!is_chosen(chosen.method("testCard")));
    BOOST_TEST(chosen.has("testPay", "A", {}));
    BOOST_TEST(!chosen.has("testPay", "A", {"smoke"}));
    BOOST_TEST(!chosen.has("testAudit", "A", {}));
    BOOST_TEST(chosen.has("testAudit", "A", {"funcExp"}));
}

BOOST_AUTO_TEST_CASE(parameters_are_scoped) {
    const Chosen chosen(
        "<parameter name='a' value='suite'/><parameter name='b' value='suite'/>" +
        in_test(
            "<class name='TransferTest'><parameter name='c' value='class'/><methods><include name='testPay'>"
            "<parameter name='d' value='method'/><parameter name='c' value='method'/></include>"
            "<include name='testAudit'/></methods></class>",
            "<parameter name='b' value='test'/><parameter name='c' value='test'/><parameter name='d' value='test'/>"));
    using suite::Parameters;
    BOOST_TEST((chosen.method("testPay").scope->parameters ==
                Parameters{{"a", "suite"}, {"b", "test"}, {"c", "method"}, {"d", "method"}}));
    BOOST_TEST((chosen.method("testAudit").scope->parameters ==
                Parameters{{"a", "suite"}, {"b", "test"}, {"c", "class"}, {"d", "test"}}));
}

BOOST_AUTO_TEST_CASE(rows_by_id_and_by_number) {
    const auto include = [](const std::string& inside, const std::string& more = {}) {
        return in_test("<class name='TransferTest'><methods><include name='testPay'" + more + ">" + inside +
                       "</include></methods></class>");
    };
    const Chosen ids(include("<parameter name='offbeat.rows' value=' A\n B '/>"));
    BOOST_TEST(ids.has("testPay", "B", {}));
    BOOST_TEST(!ids.has("testPay", "C", {}));
    const Chosen numbers(include("", " invocation-numbers='0 2'"));
    BOOST_TEST(numbers.has("testPay", "A", {}, 3));
    BOOST_TEST(!numbers.has("testPay", "A", {}, 2));
}

BOOST_AUTO_TEST_CASE(what_tests_say_of_methods) {
    const std::string test =
        "<test name='t' time-out='700' skipfailedinvocationcounts='true'><groups><dependencies>"
        "<group name='slow' depends-on='funcExp'/></dependencies></groups><classes><class name='TransferTest'>"
        "<methods><include name='test.*' description='as the file has it'/></methods></class></classes></test>";
    const Chosen chosen(test);
    const TestMethod& refund = chosen.method("testRefund");
    BOOST_TEST(refund.annotation.timeOut == 700);
    BOOST_TEST(refund.annotation.skipFailedInvocations);
    BOOST_TEST(refund.annotation.description == "as the file has it");
    BOOST_TEST(refund.scope->groups_upstream == Words{"funcExp"}, boost::test_tools::per_element());
    // What it depends on is known, even where the test leaves it out.
    BOOST_TEST(chosen.tests.tests.front().size() == test::registered_samples().size());
    BOOST_TEST(chosen.method("testPay").scope->groups_upstream.empty());
    BOOST_TEST(Chosen(test, false).method("testRefund").annotation.timeOut == 0);
}

BOOST_AUTO_TEST_SUITE_END()
