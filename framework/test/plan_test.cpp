#include "offbeat/plan.hpp"
#include "offbeat/test_table.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <utility>

using namespace offbeat;

namespace first {

class SumTest : public TestClass {
public:
    void late() {}
    void early() {}
    void next() {}
    void number(int) {}
    void two(int, int) {}
};

}  // namespace first

namespace second {

class SumTest : public TestClass {
public:
    void other() {}
};

}  // namespace second

namespace {

using first::SumTest;

/// The program's registry is one for all: what a test adds goes away with it.
struct Registered {
    std::vector<TestMethod> before = std::exchange(test_methods(), {});
    ~Registered() { test_methods() = before; }
};

std::vector<std::string> ids(const PlannedMethod& method) {
    std::vector<std::string> all;
    for (const auto& row : method.rows) all.push_back(row.id);
    return all;
}

/// Nothing is ever taken out of a registry, so each provider gets a name of its own.
int provider_count = 0;

template <class Function>
std::string provider(Function function) {
    const std::string name = "plan_test_" + std::to_string(++provider_count);
    providers().add(name, make_provider(function), __FILE__, __LINE__);
    return name;
}

/// The one method's plan, with rows from that provider.
PlannedMethod planned(const std::string& provider_name, PlanSettings settings = {}) {
    const Registered registered;
    const TestTable table(test<&SumTest::number>({.dataProvider = provider_name}, "sum_test.cpp", 7));
    Plan plan = make_plan(settings);
    BOOST_REQUIRE(plan.methods.size() == 1U);
    plan.methods.front().test = nullptr;  // it goes away with the registry
    return std::move(plan.methods.front());
}

Row row_named(std::string id, const std::string& number) {
    Row row;
    row.id = std::move(id);
    row.parameters.push_back({"value", Value::of_text(number)});
    return row;
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(plans)

BOOST_AUTO_TEST_CASE(methods_run_by_priority_and_then_as_they_are_declared) {
    const Registered registered;
    const TestTable table(test<&SumTest::late>({.priority = 1}), test<&SumTest::early>({.priority = -1}),
                          test<&second::SumTest::other>(), test<&SumTest::next>({.priority = -1}));
    const Plan plan = make_plan({});
    Words names;
    for (const auto& method : plan.methods) names.push_back(method.plan.method);
    BOOST_TEST((names == Words{"early", "other", "next", "late"} || names == Words{"early", "next", "other", "late"}));
    BOOST_TEST(plan.rows() == 4U);
    BOOST_TEST(plan.bad_rows() == 0U);
    for (const auto& method : plan.methods) BOOST_TEST((ids(method) == Words{single_row_id}));
}

BOOST_AUTO_TEST_CASE(two_classes_of_one_name_are_told) {
    const Registered registered;
    const TestTable table(test<&SumTest::early>({}, "a.cpp", 3), test<&second::SumTest::other>({}, "b.cpp", 5));
    const Plan plan = make_plan({});
    BOOST_REQUIRE(plan.problems.size() == 1U);
    BOOST_TEST(plan.problems.front() == "b.cpp:5: two test classes are named SumTest; the other one: a.cpp:3");
}

BOOST_AUTO_TEST_CASE(a_method_annotated_twice_is_told_and_planned_once) {
    const Registered registered;
    const TestTable one(test<&SumTest::early>({}, "a.cpp", 3));
    const TestTable two(test<&SumTest::early>({}, "b.cpp", 5));
    const Plan plan = make_plan({});
    BOOST_REQUIRE(plan.problems.size() == 1U);
    BOOST_TEST(plan.problems.front() == "b.cpp:5: SumTest.early is annotated twice; first at a.cpp:3");
    BOOST_TEST(plan.methods.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_table_that_names_too_few_columns_is_told) {
    const Registered registered;
    const TestTable table(test<&SumTest::two>({.parameters = {"a"}}, "a.cpp", 3));
    const Plan plan = make_plan({});
    BOOST_TEST(plan.bad_rows() == 1U);
    BOOST_TEST(plan.methods.front().rows.front().cause ==
               "a.cpp:3: SumTest.two takes 2 parameters and names 1 columns; expected the column of each parameter in "
               ".parameters");
}

BOOST_AUTO_TEST_CASE(a_disabled_method_is_one_skipped_row_and_its_provider_is_not_asked) {
    const std::string name = provider([]() -> std::vector<int> { throw std::runtime_error("asked"); });
    const Registered registered;
    const TestTable table(test<&SumTest::number>({.dataProvider = name, .enabled = false}));
    const Plan plan = make_plan({});
    BOOST_REQUIRE(plan.rows() == 1U);
    BOOST_TEST((plan.methods.front().rows.front().state == RowState::skipped));
    BOOST_TEST(plan.methods.front().rows.front().cause == "disabled by its annotation");
}

BOOST_AUTO_TEST_CASE(a_rows_number_is_its_providers_whatever_order_rows_run_in) {
    const auto numbers = [](const PlanSettings& settings) {
        const PlannedMethod method = planned(provider([] {
                                                 std::vector<Row> rows;
                                                 for (const char* id : {"A", "B", "C", "D"})
                                                     rows.push_back(row_named(id, "1"));
                                                 rows[3].rules = std::make_shared<RowRules>(RowRules{.priority = -1});
                                                 return rows;
                                             }),
                                             settings);
        std::string text;
        for (const Row& row : method.rows) text += row.id + '=' + std::to_string(row.place) + ' ';
        return text;
    };
    BOOST_TEST(numbers({}) == "D=4 A=1 B=2 C=3 ");
    PlanSettings twice;
    twice.repeat = 2;
    BOOST_TEST(numbers(twice) == "D=4 A=1 B=2 C=3 D_run2=4 A_run2=1 B_run2=2 C_run2=3 ");
    PlanSettings shuffled;
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        shuffled.arrangement.seed = seed;
        const std::string text = numbers(shuffled);
        for (const char* row : {"A=1 ", "B=2 ", "C=3 ", "D=4 "}) BOOST_TEST(text.find(row) != std::string::npos, text);
    }
    // Without data the method's own invocations are counted, and all of them are repeated.
    const Registered registered;
    const TestTable table(test<&SumTest::late>({.invocationCount = 2}));
    const Plan plan = make_plan(twice);
    std::vector<std::uint64_t> places;
    for (const Row& row : plan.methods.front().rows) places.push_back(row.place);
    BOOST_TEST(places == (std::vector<std::uint64_t>{1, 2, 1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rows_of_a_provider_are_those_of_the_plan) {
    const PlannedMethod method = planned(provider([] { return std::vector<int>{3, 1, 2}; }));
    BOOST_TEST((ids(method) == Words{"value_3", "value_1", "value_2"}));
    BOOST_TEST(method.plan.rows == 3U);
    BOOST_TEST(method.plan.counted);
    BOOST_TEST(to_string(method.rows.front().source) == "sum_test.cpp:7");
    BOOST_TEST(description_of(method.rows.front()) == "value = \"3\"");
}

BOOST_AUTO_TEST_CASE(what_a_provider_throws_stands_in_for_its_rows) {
    const auto only = [](const PlannedMethod& method) {
        BOOST_REQUIRE(method.rows.size() == 1U);
        return method.rows.front();
    };
    const Row thrown = only(planned(provider([]() -> std::vector<int> { throw std::runtime_error("no data"); })));
    BOOST_TEST((thrown.state == RowState::bad));
    BOOST_TEST(thrown.cause.find("threw: no data") != std::string::npos, thrown.cause);
    const Row number = only(planned(provider([]() -> std::vector<int> { throw 7; })));
    BOOST_TEST((number.state == RowState::bad));
    const Row setup = only(planned(provider([]() -> std::vector<int> { throw SetupError({{"a.csv", 2}, "wrong"}); })));
    BOOST_TEST((setup.state == RowState::bad));
    BOOST_TEST(setup.cause == "a.csv:2: wrong");
    const Row skipped = only(planned(provider([]() -> std::vector<int> { skip("not today"); })));
    BOOST_TEST((skipped.state == RowState::skipped));
    BOOST_TEST(skipped.cause == "not today");
    const Row missing = only(planned(provider([]() -> std::vector<int> { throw EnvironmentError("no engine"); })));
    BOOST_TEST((missing.state == RowState::skipped));
    const Row nothing = only(planned(provider([] { return std::vector<int>{}; })));
    BOOST_TEST((nothing.state == RowState::bad));
    BOOST_TEST(nothing.cause.find("yields no rows") != std::string::npos, nothing.cause);
    const Row unknown = only(planned("plan_test_0"));
    BOOST_TEST((unknown.state == RowState::bad));
    BOOST_TEST(unknown.cause.find("did you mean \"plan_test_") != std::string::npos, unknown.cause);
}

BOOST_AUTO_TEST_CASE(ids_are_made_fit_and_unique) {
    const auto method = planned(provider([] {
        return std::vector<Row>{row_named("a/b", "1"),  row_named("", "2"),     row_named("same", "3"),
                                row_named("same", "4"), row_named("same", "5"), row_named("same_2", "6")};
    }));
    const Words all = ids(method);
    BOOST_TEST(all[0].starts_with("a_b"));
    BOOST_TEST(all[1] == "value_2");
    const std::set<std::string> unique(all.begin(), all.end());
    BOOST_TEST(unique.size() == all.size());
    BOOST_TEST(std::count_if(method.rows.begin(), method.rows.end(), [](const Row& row) {
                   return row.cause.find("two rows have the id") != std::string::npos;
               }) == 3);  // the two behind the first, and the one whose id was taken for them
}

BOOST_AUTO_TEST_CASE(a_row_that_does_not_fit_is_bad_before_anything_runs) {
    const auto method = planned(provider([] { return std::vector<std::string>{"1", "one"}; }));
    BOOST_TEST((method.rows[0].state == RowState::bad));  // a string object is no int; its column needs a name
    BOOST_TEST((method.rows[1].state == RowState::bad));
}

BOOST_AUTO_TEST_CASE(above_the_bound_a_method_streams) {
    const std::string name = provider([] { return std::vector<int>{1, 2, 3}; });
    BOOST_TEST(planned(name, {{}, true, 3}).plan.counted);
    const PlannedMethod method = planned(name, {{}, true, 2});
    BOOST_TEST(!method.plan.counted);
    BOOST_TEST(method.rows.empty());
    BOOST_TEST(method.plan.rows == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
