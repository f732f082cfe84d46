#include "order.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace offbeat;

namespace {

using Words = std::vector<std::string>;

TestMethod method(std::string class_name, std::string name, const Test& annotation = {}) {
    TestMethod test;
    test.class_name = std::move(class_name);
    test.name = std::move(name);
    test.annotation = annotation;
    test.where = {"tests.cpp", 7};
    return test;
}

struct Ordered {
    Words methods;
    Words problems;
    Words upstream;  ///< `b <- a`, `b <~ a` where it is soft
};

Ordered ordered(const std::vector<TestMethod>& tests, const Arrangement& arrangement = {}) {
    Ordered result;
    const Order order = order_of(tests, arrangement, result.problems);
    for (const auto* test : order.methods) {
        result.methods.push_back(test->class_name + '.' + test->name);
        const auto found = order.upstream.find(test);
        if (found == order.upstream.end()) continue;
        for (const auto& dependency : found->second)
            result.upstream.push_back(test->name + (dependency.hard ? " <- " : " <~ ") + dependency.on->name);
    }
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order)

BOOST_AUTO_TEST_CASE(without_dependencies_it_is_priority_and_declaration) {
    const auto found = ordered({method("A", "late", {.priority = 2}), method("B", "one"), method("A", "first"),
                                method("A", "early", {.priority = -1}), method("A", "second")});
    BOOST_TEST(found.methods == (Words{"A.early", "A.first", "A.second", "A.late", "B.one"}),
               boost::test_tools::per_element());
    BOOST_TEST(found.problems.empty());
}

BOOST_AUTO_TEST_CASE(dependencies_outweigh_priority_and_declaration) {
    const auto found =
        ordered({method("A", "pay", {.priority = -5, .dependsOnMethods = {"order"}}),
                 method("A", "order", {.priority = 5, .dependsOnMethods = {"B.start"}}),
                 method("B", "stop", {.dependsOnMethods = {"start"}, .alwaysRun = true}), method("B", "start")});
    BOOST_TEST(found.methods == (Words{"B.start", "B.stop", "A.order", "A.pay"}), boost::test_tools::per_element());
    BOOST_TEST(found.upstream == (Words{"stop <~ start", "order <- start", "pay <- order"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(groups_and_regular_expressions_stand_for_all_that_they_match) {
    const auto found =
        ordered({method("A", "last", {.dependsOnMethods = {"create.*"}}),
                 method("A", "createOrder", {.groups = {"setup"}}), method("A", "createUser", {.groups = {"setup2"}}),
                 method("B", "after", {.groups = {"setup"}, .dependsOnGroups = {"setup[0-9]?"}})});
    BOOST_TEST(found.methods == (Words{"A.createOrder", "A.createUser", "A.last", "B.after"}),
               boost::test_tools::per_element());
    BOOST_TEST(found.upstream ==
                   (Words{"last <- createOrder", "last <- createUser", "after <- createOrder", "after <- createUser"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_told_with_what_might_be_meant) {
    const std::vector<std::pair<Test, std::string>> corpus = {
        {{.dependsOnMethods = {"creat"}},
         "tests.cpp:7: A.pay: .dependsOnMethods = {\"creat\"}: there is no such method; did you mean \"create\"?"},
        {{.dependsOnGroups = {"setpu"}},
         "tests.cpp:7: A.pay: .dependsOnGroups = {\"setpu\"}: no method is in this group; did you mean \"setup\"?"},
        {{.dependsOnRows = {"B.create"}},
         "tests.cpp:7: A.pay: .dependsOnRows = {\"B.create\"}: there is no such method; did you mean \"A.create\"?"},
        {{.dependsOnMethods = {"create("}}, "tests.cpp:7: A.pay: .dependsOnMethods = {\"create(\"} is no regular "},
    };
    for (const auto& [annotation, message] : corpus) {
        const auto found = ordered({method("A", "create", {.groups = {"setup"}}), method("A", "pay", annotation)});
        BOOST_REQUIRE(found.problems.size() == 1U);
        BOOST_TEST(found.problems.front().substr(0, message.size()) == message);
        Test lenient = annotation;
        lenient.ignoreMissingDependencies = true;
        const bool pattern = message.ends_with("regular ");
        BOOST_TEST(ordered({method("A", "pay", lenient)}).problems.size() == (pattern ? 1U : 0U));
    }
}

BOOST_AUTO_TEST_CASE(circles_are_named) {
    const auto found =
        ordered({method("A", "a", {.dependsOnMethods = {"c"}}), method("A", "b", {.dependsOnMethods = {"a"}}),
                 method("A", "c", {.dependsOnMethods = {"b"}})});
    BOOST_TEST(found.problems ==
                   (Words{"tests.cpp:7: methods depend on each other in a circle: A.a → A.c → A.b → A.a"}),
               boost::test_tools::per_element());
    BOOST_TEST(found.methods.size() == 3U);
    // Of one class, methods run together: two classes can't each wait for the other.
    const auto classes = ordered({method("A", "a"), method("B", "b", {.dependsOnMethods = {"A.a"}}),
                                  method("A", "c", {.dependsOnMethods = {"B.b"}})});
    BOOST_REQUIRE(classes.problems.size() == 1U);
    BOOST_TEST(classes.problems.front().find("A → B → A") != std::string::npos, classes.problems.front());
    BOOST_TEST(ordered({method("A", "a", {.groups = {"g"}, .dependsOnGroups = {"g"}})}).problems.empty());
}

BOOST_AUTO_TEST_CASE(a_seed_gives_the_same_order_again_and_breaks_no_dependency) {
    std::vector<TestMethod> tests;
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) tests.push_back(method("A", name));
    tests.push_back(method("A", "late", {.priority = 1}));
    tests.push_back(method("A", "after", {.dependsOnMethods = {"h"}}));
    const auto once = ordered(tests, {.seed = 4711}).methods;
    BOOST_TEST(once == ordered(tests, {.seed = 4711}).methods, boost::test_tools::per_element());
    BOOST_TEST(once != ordered(tests).methods);
    BOOST_TEST(once != ordered(tests, {.seed = 4712}).methods);
    BOOST_TEST(once.back() == "A.late");
    BOOST_TEST((std::ranges::find(once, "A.h") < std::ranges::find(once, "A.after")));
    auto sorted = once;
    std::ranges::sort(sorted);
    BOOST_TEST(sorted.size() == tests.size());
}

BOOST_AUTO_TEST_CASE(what_is_to_come_first_does_unless_it_depends_on_another) {
    const std::vector<TestMethod> tests{method("A", "one"), method("B", "two"), method("B", "three"),
                                        method("C", "four", {.dependsOnMethods = {"A.one"}})};
    const auto found = ordered(tests, {.first = {"B/three/ROW", "C/four/ROW"}}).methods;
    BOOST_TEST(found == (Words{"B.three", "B.two", "A.one", "C.four"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
