#include "boost_test.hpp"
#include "command_line_boost.hpp"
#include "session.hpp"

#include <boost/test/framework.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

// What Boost.Test's filters leave, as Boost.Test itself has it.
namespace offbeat {
namespace {

/// Gathers what stands at the tree's top.
struct Outermost final : ut::test_tree_visitor {
    std::vector<std::string> names;

    void visit(const ut::test_case& test) override { names.push_back(test.p_name); }
    bool test_suite_start(const ut::test_suite& suite) override {
        const bool master = suite.p_parent_id == ut::INV_TEST_UNIT_ID;
        if (!master) names.push_back(suite.p_name);
        return master;
    }
};

}  // namespace

bool keep_filtered(const CommandLine& line, Plan& plan, const PlanSettings& settings, Run& run) {
    Session current{plan, settings, run, line};
    current.only_asks = true;
    session = &current;
    std::vector<std::string> words{"--log_level=nothing", "--report_level=no", "--color_output=no", "--random=0"};
    auto given = line.boost;
    each_run_test(given, [&](const std::string& value) { words.push_back("--run_test=" + value); });
    boost_main(line, std::move(words));
    session = nullptr;
    if (!current.told) return false;
    std::set<const PlannedMethod*> methods;
    std::set<const Row*> rows;
    for (const Case& entry : current.cases) {
        if (!entry.selected) continue;
        methods.insert(entry.method);
        rows.insert(entry.row);
    }
    std::vector<PlannedMethod> left;
    for (auto& method : plan.methods) {
        if (!methods.contains(&method)) continue;
        std::erase_if(method.rows, [&](const Row& row) { return !rows.contains(&row); });
        method.plan.rows = method.rows.size();
        left.push_back(std::move(method));
    }
    plan.methods = std::move(left);
    return true;
}

std::vector<std::string> others_of_boost() {
    Outermost outermost;
    ut::traverse_test_tree(ut::framework::master_test_suite(), outermost, true);
    return outermost.names;
}

}  // namespace offbeat
