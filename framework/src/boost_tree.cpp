#include "session.hpp"
#include "work/worker.hpp"

#include <algorithm>

// Boost.Test's tree: a suite a class, a suite a method, a case a row.
namespace offbeat {
namespace {

/// After-class methods, run by Boost.Test when the class's suite is done.
class ClassEnd final : public ut::test_unit_fixture {
public:
    explicit ClassEnd(std::string class_name) : class_name_(std::move(class_name)) {}
    void setup() override {}
    void teardown() override { end_class(class_name_); }

private:
    std::string class_name_;
};

/// Where each method has a process of its own: what comes next is for the next worker.
class MethodEnd final : public ut::test_unit_fixture {
public:
    explicit MethodEnd(std::string class_name) : class_name_(std::move(class_name)) {}
    void setup() override { rows_ = session->worker ? session->board().slot(*session->worker).rows.load() : 0; }
    void teardown() override {
        if (!session->worker || session->line.work.isolate != work::Isolate::method) return;
        // All of its rows may have run in another worker.
        if (session->board().slot(*session->worker).rows == rows_) return;
        end_class(class_name_);
        end_worker();
    }

private:
    std::string class_name_;
    std::uint64_t rows_ = 0;
};

/// A worker takes the next class that nobody has taken; of one whose rows run in several processes, a lane.
boost::test_tools::assertion_result takes_class(std::size_t index, bool alone) {
    if (!session->worker) return boost::test_tools::assertion_result(true);
    const auto& suites = session->suites;
    for (std::size_t lane = index; lane < suites.size() && suites[lane] == suites[index]; ++lane) {
        if (!session->dependencies->ready(lane) || !session->board().claim(lane, *session->worker, alone)) continue;
        session->run.take_lane(lane - index, static_cast<std::size_t>(std::ranges::count(suites, suites[index])));
        return boost::test_tools::assertion_result(true);
    }
    return boost::test_tools::assertion_result(false);
}

ut::test_suite* suite_named(ut::test_suite& parent, const std::string& name, const Location& where, bool& is_new) {
    const ut::test_unit_id found = parent.get(name);
    is_new = found == ut::INV_TEST_UNIT_ID;
    if (!is_new) return &ut::framework::get<ut::test_suite>(found);
    auto* suite = new ut::test_suite(name, where.file, static_cast<std::size_t>(where.line));
    parent.add(suite);
    return suite;
}

void add_case(ut::test_suite& suite, const std::string& name, const std::string& description,
              const PlannedMethod& method, Row* row, std::size_t class_index) {
    const std::size_t index = session->cases.size();
    const Location& where = method.plan.source;
    auto* test =
        ut::make_test_case([index] { run_from(index); }, name, where.file, static_cast<std::size_t>(where.line));
    test->p_description.value = description;
    if (row != nullptr) {
        for (const auto& group : row->groups) test->add_label(group);
    }
    suite.add(test);
    session->cases.push_back({&method, row, class_index, test->p_id});
}

/// In how many processes rows of a class run at once: no more than there are.
unsigned lanes_of(const std::string& class_name) {
    unsigned lanes = 1;
    for (const auto& method : session->plan.methods) {
        if (method.plan.class_name == class_name) lanes = std::max(lanes, method.lanes);
    }
    return std::min(lanes, std::max(session->line.work.jobs, 1U));
}

}  // namespace

void add_method(PlannedMethod& method) {
    const MethodPlan& plan = method.plan;
    bool is_new = false;
    ut::test_suite& master = ut::framework::master_test_suite();
    ut::test_suite& class_suite = *suite_named(master, plan.class_name, plan.source, is_new);
    if (is_new) {
        const std::size_t index = session->suites.size();
        const unsigned lanes = lanes_of(plan.class_name);
        session->suites.insert(session->suites.end(), lanes, class_suite.p_id);
        class_suite.p_fixtures.value.push_back(ut::test_unit_fixture_ptr(new ClassEnd(plan.class_name)));
        class_suite.add_precondition([index, alone = method.test->ops.test_class->runs_alone](ut::test_unit_id) {
            return takes_class(index, alone);
        });
    }
    ut::test_suite& suite = *suite_named(class_suite, plan.method, plan.source, is_new);
    suite.p_fixtures.value.push_back(ut::test_unit_fixture_ptr(new MethodEnd(plan.class_name)));
    for (const auto& group : plan.groups) suite.add_label(group);
    const auto first =
        static_cast<std::size_t>(std::ranges::find(session->suites, class_suite.p_id) - session->suites.begin());
    if (!plan.counted) return add_case(suite, "rows", "its rows are streamed", method, nullptr, first);
    const auto all = static_cast<std::size_t>(std::ranges::count(session->suites, class_suite.p_id));
    const std::size_t lanes = std::min<std::size_t>(method.lanes, all);
    std::size_t number = 0;
    for (Row& row : method.rows) add_case(suite, row.id, description_of(row), method, &row, first + number++ % lanes);
}

}  // namespace offbeat
