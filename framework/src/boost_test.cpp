#include "boost_test.hpp"

#include "boost_log.hpp"
#include "offbeat/assert.hpp"

#include <boost/core/demangle.hpp>
#include <boost/test/execution_monitor.hpp>
#include <boost/test/framework.hpp>
#include <boost/test/tree/test_case_counter.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>

namespace offbeat {
namespace {

namespace ut = boost::unit_test;

/// A case of Boost.Test, and what it stands for.
struct Case {
    const PlannedMethod* method;
    Row* row;  ///< null: all rows of a method that streams
    ut::test_unit_id id = ut::INV_TEST_UNIT_ID;
    bool selected = false;  ///< by Boost.Test's filters; remembered, since they are gone when a body ends the program
    bool done = false;      ///< a row: it began, a stream: it came to its end
};

/// What Boost.Test's plain init function must reach.
struct Session {
    Plan& plan;
    const PlanSettings& settings;
    Run& run;
    std::vector<Case> cases = {};
};
Session* session = nullptr;
constexpr int not_green_status = 201;

/// After-class methods, run by Boost.Test when the class's suite is done.
class ClassEnd final : public ut::test_unit_fixture {
public:
    explicit ClassEnd(std::string class_name) : class_name_(std::move(class_name)) {}
    void setup() override {}
    void teardown() override { session->run.class_done(class_name_); }

private:
    std::string class_name_;
};

ut::test_suite* suite_named(ut::test_suite& parent, const std::string& name, const Location& where, bool& is_new) {
    const ut::test_unit_id found = parent.get(name);
    is_new = found == ut::INV_TEST_UNIT_ID;
    if (!is_new) return &ut::framework::get<ut::test_suite>(found);
    auto* suite = new ut::test_suite(name, where.file, static_cast<std::size_t>(where.line));
    parent.add(suite);
    return suite;
}

template <class Body>
void add_case(ut::test_suite& suite, const std::string& name, const std::string& description,
              const PlannedMethod& method, Row* row, Body body) {
    const std::size_t index = session->cases.size();
    const auto run = [index, row, body] {
        session->cases[index].done = row != nullptr;
        body();  // doesn't come back where a signal ends it
        session->cases[index].done = true;
    };
    const Location& where = method.plan.source;
    auto* test = ut::make_test_case(run, name, where.file, static_cast<std::size_t>(where.line));
    test->p_description.value = description;
    if (row != nullptr) {
        for (const auto& group : row->groups) test->add_label(group);
    }
    suite.add(test);
    session->cases.push_back({&method, row, test->p_id});
}

void add_method(PlannedMethod& method) {
    const MethodPlan& plan = method.plan;
    bool is_new = false;
    ut::test_suite& master = ut::framework::master_test_suite();
    ut::test_suite& class_suite = *suite_named(master, plan.class_name, plan.source, is_new);
    if (is_new) class_suite.p_fixtures.value.push_back(ut::test_unit_fixture_ptr(new ClassEnd(plan.class_name)));
    ut::test_suite& suite = *suite_named(class_suite, plan.method, plan.source, is_new);
    for (const auto& group : plan.groups) suite.add_label(group);
    if (!plan.counted) {
        add_case(suite, "rows", "its rows are streamed", method, nullptr,
                 [&method] { session->run.stream(method, session->settings); });
        return;
    }
    for (Row& row : method.rows) {
        add_case(suite, row.id, row.description, method, &row, [&method, &row] { session->run.row(method, row); });
    }
}

/// Called by Boost.Test when its filters are known and the first case is about to begin.
void begin_run() {
    std::vector<SelectedMethod> methods;
    for (Case& entry : session->cases) {
        entry.selected = ut::framework::get<ut::test_case>(entry.id).is_enabled();
        if (!entry.selected) continue;
        if (methods.empty() || methods.back().method != entry.method) methods.push_back({entry.method});
        if (entry.row != nullptr) methods.back().rows.push_back(entry.row);
    }
    session->run.start(methods);
}

/// Called by Boost.Test when no case follows. A signal ends its run: the cases behind it are told as lost.
void finish_run() {
    session->run.close_open_row();
    for (const Case& entry : session->cases) {
        if (entry.selected && !entry.done) session->run.lost(*entry.method, entry.row);
    }
    session->run.finish();
}

void tell_boost(const std::string& message, const std::string& file, int line) {
    ut::unit_test_log << ut::log::begin(file, static_cast<std::size_t>(line)) << ut::log_all_errors << message
                      << ut::log::end();
    ut::framework::assertion_result(ut::AR_FAILED);
}

/// A body that calls exit() ends the program in its own name, mostly with 0. The open row is told as broken, the rows
/// behind it as lost, the reports are written, and the exit status says so. Boost.Test's own statics may be gone by
/// now.
void ended_early() {
    if (session == nullptr || !session->run.in_row()) return;
    session->run.ended_by_body("the row ended the whole program with exit()");
    finish_run();
    std::fflush(nullptr);
    _exit(not_green_status);
}

bool init() {
    ut::framework::master_test_suite().p_name.value = session->settings.testres.empty() ? "tests" : "Offbeat";
    for (auto& method : session->plan.methods) add_method(method);
    ut::unit_test_log.add_formatter(new BoostLog(session->run, begin_run, finish_run));
    return true;
}

}  // namespace

int run_under_boost(const CommandLine& line, Plan& plan, const PlanSettings& settings, Run& run) {
    Session current{plan, settings, run};
    session = &current;
    std::atexit(ended_early);
    std::vector<std::string> words{line.executable};
    words.insert(words.end(), line.boost.begin(), line.boost.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int status = ut::unit_test_main(init, static_cast<int>(words.size()), arguments.data());
    session = nullptr;
    return status;
}

void boost_error(const std::string& message, const Location& where) {
    if (session == nullptr || !session->run.in_row()) return;
    session->run.hears_itself(true);
    tell_boost(message, where.file, where.line);
    session->run.hears_itself(false);
}

bool is_abort_of_boost() {
    try {
        throw;
    } catch (const boost::execution_aborted&) {
        return true;
    } catch (...) {
        return false;
    }
}

std::string type_of(const std::exception& thrown) {
    return boost::core::demangle(typeid(thrown).name());
}

void fail(const std::string& message, const char* file, int line) {
    if (session == nullptr || !session->run.in_row()) throw Error(to_string(Location{file, line}) + ": " + message);
    tell_boost(message, file, line);
}

bool check(bool holds, const std::string& message, const char* file, int line) {
    if (holds) {
        if (session != nullptr && session->run.in_row()) ut::framework::assertion_result(ut::AR_PASSED);
    } else {
        fail(message, file, line);
    }
    return holds;
}

void attach(std::string name, std::string type, std::string content) {
    Attachment attachment{std::move(name), std::move(type), std::move(content)};
    if (session == nullptr) throw Error("attach(\"" + attachment.name + "\"): no row runs that it could belong to");
    session->run.attach(std::move(attachment));
}

}  // namespace offbeat
