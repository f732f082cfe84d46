#include "boost_test.hpp"

#include "assertions.hpp"
#include "boost_log.hpp"
#include "dependencies.hpp"
#include "offbeat/assert.hpp"
#include "work/crew.hpp"
#include "work/worker.hpp"

#include <boost/core/demangle.hpp>
#include <boost/test/execution_monitor.hpp>
#include <boost/test/framework.hpp>
#include <boost/test/tree/test_case_counter.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/unit_test.hpp>
#include <boost/test/unit_test_parameters.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>

namespace offbeat {
namespace {

namespace ut = boost::unit_test;

/// A case of Boost.Test, and what it stands for.
struct Case {
    const PlannedMethod* method;
    Row* row;  ///< null: all rows of a method that streams
    std::size_t class_index;
    ut::test_unit_id id = ut::INV_TEST_UNIT_ID;
    bool selected = false;  ///< by Boost.Test's filters; remembered, since they are gone when a body ends the program
    bool done = false;      ///< a row: it began, a stream: it came to its end
};

/// What Boost.Test's plain init function must reach.
struct Session {
    Plan& plan;
    const PlanSettings& settings;
    Run& run;
    const CommandLine& line;
    std::vector<Case> cases = {};
    std::vector<ut::test_unit_id> suites = {};  ///< of the classes
    std::vector<work::Entry> entries = {};      ///< the cases, once they are known
    std::optional<work::Board> all = {};        ///< of which the board tells
    std::optional<Dependencies> dependencies = {};
    std::unique_ptr<work::Crew> crew = {};     ///< null: this process runs all rows itself
    std::optional<std::uint32_t> worker = {};  ///< a worker's number, in its process
    bool told = false;                         ///< the runner has seen the run to its end
    std::string trouble = {};                  ///< why it couldn't

    [[nodiscard]] work::Board& board() { return *all; }
};
Session* session = nullptr;
constexpr int not_green_status = 201;

/// A worker ends: what static objects put in order is put in order.
[[noreturn]] void end_worker() {
    const bool strayed = session->run.strayed();
    session->worker.reset();
    std::exit(strayed ? work::exit_strayed : 0);
}

void end_class(const std::string& class_name, std::size_t index) {
    session->run.class_done(class_name);
    if (!session->worker) return;
    work::Slot& slot = session->board().slot(*session->worker);
    bool left = false;
    for (std::size_t i = 0; i < session->cases.size(); ++i) {
        const Case& entry = session->cases[i];
        left = left || (entry.class_index == index && entry.selected && session->board().ended(i) == 0);
    }
    session->board().leave(index, *session->worker, left);
    slot.claimed = work::Slot::none;
    slot.phase = work::Phase::idle;
    session->crew->journal().wake();  // others may have waited for this one to be done
}

/// After-class methods, run by Boost.Test when the class's suite is done.
class ClassEnd final : public ut::test_unit_fixture {
public:
    ClassEnd(std::string class_name, std::size_t index) : class_name_(std::move(class_name)), index_(index) {}
    void setup() override {}
    void teardown() override { end_class(class_name_, index_); }

private:
    std::string class_name_;
    std::size_t index_;
};

/// Where each method has a process of its own: what comes next is for the next worker.
class MethodEnd final : public ut::test_unit_fixture {
public:
    MethodEnd(std::string class_name, std::size_t index) : class_name_(std::move(class_name)), index_(index) {}
    void setup() override { rows_ = session->worker ? session->board().slot(*session->worker).rows.load() : 0; }
    void teardown() override {
        if (!session->worker || session->line.work.isolate != work::Isolate::method) return;
        // All of its rows may have run in another worker.
        if (session->board().slot(*session->worker).rows == rows_) return;
        end_class(class_name_, index_);
        end_worker();
    }

private:
    std::string class_name_;
    std::size_t index_;
    std::uint64_t rows_ = 0;
};

/// A worker takes the next class that nobody has taken.
boost::test_tools::assertion_result takes_class(std::size_t index, bool alone) {
    return boost::test_tools::assertion_result(
        !session->worker ||
        (session->dependencies->ready(index) && session->board().claim(index, *session->worker, alone)));
}

ut::test_suite* suite_named(ut::test_suite& parent, const std::string& name, const Location& where, bool& is_new) {
    const ut::test_unit_id found = parent.get(name);
    is_new = found == ut::INV_TEST_UNIT_ID;
    if (!is_new) return &ut::framework::get<ut::test_suite>(found);
    auto* suite = new ut::test_suite(name, where.file, static_cast<std::size_t>(where.line));
    parent.add(suite);
    return suite;
}

void disable(ut::test_unit_id id) {
    ut::framework::get(id, ut::TUT_ANY).p_run_status.value = ut::test_unit::RS_DISABLED;
}

/// One row, or all of a method that streams. \returns whether it came to its end
bool run_rows(const Case& entry, std::size_t index) {
    if (entry.row != nullptr) {
        session->run.row(*entry.method, *entry.row, index);
        return true;
    }
    return session->run.stream(*entry.method, session->settings, index, session->board().streamed(index));
}

void run_case(std::size_t index) {
    if (session->run.stopping()) return;
    // Another worker has had the class since this one began.
    if (session->worker && session->board().ended(index) != 0) return;
    Case& entry = session->cases[index];
    entry.done = entry.row != nullptr;
    const bool done = run_rows(entry, index);  // doesn't come back where a signal ends it
    entry.done = done;
    session->board().ended(index) = done ? 1 : 0;
    if (!session->worker) return;
    if (session->line.work.isolate != work::Isolate::row) return;
    end_class(entry.method->plan.class_name, entry.class_index);
    end_worker();
}

/// What Boost.Test runs. A case costs it more than most rows do (thirty system calls in 1.81), and in a worker nobody
/// sees its cases: there the first of a method's rows takes those behind it along.
void run_from(std::size_t index) {
    run_case(index);
    tell_passed();
    if (!session->worker || ut::runtime_config::get<unsigned>(ut::runtime_config::btrt_random_seed) != 0) return;
    const auto& cases = session->cases;
    for (std::size_t next = index + 1; next < cases.size() && cases[next].method == cases[index].method; ++next) {
        if (!cases[next].selected) continue;
        disable(cases[next].id);
        ut::framework::clear_context();  // what BOOST_TEST_INFO has left
        run_case(next);
    }
}

void add_case(ut::test_suite& suite, const std::string& name, const std::string& description,
              const PlannedMethod& method, Row* row) {
    const std::size_t index = session->cases.size();
    const Location& where = method.plan.source;
    auto* test =
        ut::make_test_case([index] { run_from(index); }, name, where.file, static_cast<std::size_t>(where.line));
    test->p_description.value = description;
    if (row != nullptr) {
        for (const auto& group : row->groups) test->add_label(group);
    }
    suite.add(test);
    session->cases.push_back({&method, row, session->suites.size() - 1, test->p_id});
}

void add_method(PlannedMethod& method) {
    const MethodPlan& plan = method.plan;
    bool is_new = false;
    ut::test_suite& master = ut::framework::master_test_suite();
    ut::test_suite& class_suite = *suite_named(master, plan.class_name, plan.source, is_new);
    if (is_new) {
        const std::size_t index = session->suites.size();
        session->suites.push_back(class_suite.p_id);
        class_suite.p_fixtures.value.push_back(ut::test_unit_fixture_ptr(new ClassEnd(plan.class_name, index)));
        class_suite.add_precondition([index, alone = method.test->ops.test_class->runs_alone](ut::test_unit_id) {
            return takes_class(index, alone);
        });
    }
    ut::test_suite& suite = *suite_named(class_suite, plan.method, plan.source, is_new);
    suite.p_fixtures.value.push_back(
        ut::test_unit_fixture_ptr(new MethodEnd(plan.class_name, session->suites.size() - 1)));
    for (const auto& group : plan.groups) suite.add_label(group);
    if (!plan.counted) return add_case(suite, "rows", "its rows are streamed", method, nullptr);
    for (Row& row : method.rows) add_case(suite, row.id, description_of(row), method, &row);
}

std::vector<work::Entry> entries() {
    std::vector<work::Entry> all;
    for (const auto& entry : session->cases)
        all.push_back({entry.method, entry.row, entry.class_index, entry.selected});
    return all;
}

/// The cases that are selected and haven't ended, by method.
std::vector<SelectedMethod> selected_methods() {
    std::vector<SelectedMethod> methods;
    for (std::size_t i = 0; i < session->cases.size(); ++i) {
        const Case& entry = session->cases[i];
        if (!entry.selected || (session->worker && session->board().ended(i) != 0)) continue;
        if (methods.empty() || methods.back().method != entry.method) methods.push_back({entry.method});
        if (entry.row != nullptr) methods.back().rows.push_back(entry.row);
    }
    return methods;
}

/// In the runner: has workers run the rows, and leaves nothing for Boost.Test to do here. In a worker: goes on as a
/// program does that has only those rows to run that are left.
void work_or_watch() {
    std::uint64_t planned = 0;
    for (const auto& method : selected_methods()) planned += method.rows.size();
    session->crew =
        std::make_unique<work::Crew>(session->line, session->entries, session->suites.size(), session->board(),
                                     *session->dependencies, session->run.audience(), session->run.summary());
    session->worker = session->crew->work(session->run.started(planned));
    if (!session->worker) {
        session->told = true;
        disable(ut::framework::master_test_suite().p_id);
        return;
    }
    work::Slot& slot = session->board().slot(*session->worker);
    work::settle_in(slot, session->line.work);
    session->run.work(selected_methods(), session->crew->journal(), slot, static_cast<int>(*session->worker) + 1);
    session->run.stop_when(session->board().stop_flag());
    for (std::size_t i = 0; i < session->suites.size(); ++i) {
        if (session->board().claimed(i) != work::Board::free) disable(session->suites[i]);
    }
    for (std::size_t i = 0; i < session->cases.size(); ++i) {
        if (session->board().ended(i) != 0) disable(session->cases[i].id);
    }
}

/// Called by Boost.Test when its filters are known and the first case is about to begin.
void begin_run() {
    for (Case& entry : session->cases) {
        entry.selected = ut::framework::get<ut::test_case>(entry.id).is_enabled();
        if (!entry.selected) continue;
        if (entry.row != nullptr && !session->run.has(*entry.method, *entry.row)) {
            entry.selected = false;
            disable(entry.id);
        }
    }
    try {
        session->entries = entries();
        session->all.emplace(session->suites.size(), session->entries.size(), std::max(session->line.work.jobs, 1U));
        session->dependencies.emplace(session->entries, session->board());
        session->run.mind(*session->dependencies, session->board());
        if (session->line.work.jobs == 0) return session->run.start(selected_methods());
        work_or_watch();
    } catch (const std::exception& error) {
        session->trouble = error.what();
        session->told = true;
        disable(ut::framework::master_test_suite().p_id);
    }
}

/// Called by Boost.Test when no case follows. A signal ends its run: the cases behind it are told as lost.
void finish_run() {
    if (session->told) return;
    session->run.close_open_row();
    if (session->worker) return;
    for (const Case& entry : session->cases) {
        if (entry.selected && !entry.done) session->run.lost(*entry.method, entry.row);
    }
    session->run.finish();
}

/// A body that calls exit() ends the program in its own name, mostly with 0. The open row is told as broken, the rows
/// behind it as lost, the reports are written, and the exit status says so. Boost.Test's own statics may be gone by
/// now.
void ended_early() {
    if (session == nullptr || work::is_disowned() || !session->run.in_row()) return;
    session->run.ended_by_body(session->worker ? "the row ended its process with exit()"
                                               : "the row ended the whole program with exit()");
    finish_run();
    std::fflush(nullptr);
    _exit(session->worker ? 0 : not_green_status);
}

bool init() {
    ut::framework::master_test_suite().p_name.value = session->settings.testres.empty() ? "tests" : "Offbeat";
    for (auto& method : session->plan.methods) add_method(method);
    ut::unit_test_log.add_formatter(new BoostLog(session->run, begin_run, finish_run));
    return true;
}

}  // namespace

int run_under_boost(const CommandLine& line, Plan& plan, const PlanSettings& settings, Run& run) {
    Session current{plan, settings, run, line};
    session = &current;
    std::atexit(ended_early);
    work::disown_children();
    std::vector<std::string> words{line.executable};
    words.insert(words.end(), line.boost.begin(), line.boost.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    int status = ut::unit_test_main(init, static_cast<int>(words.size()), arguments.data());
    if (current.worker) end_worker();
    session = nullptr;
    if (!current.trouble.empty()) throw Error(current.trouble);
    if (current.told) status = run.summary().green() ? 0 : not_green_status;
    if (current.crew != nullptr && current.crew->interrupted() != 0) status = 128 + current.crew->interrupted();
    return status;
}

void boost_error(const std::string& message, const Location& where) {
    if (session == nullptr || !session->run.in_row()) return;
    session->run.hears_itself(true);
    tell_failure(message, where.file, where.line);
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

bool in_row() {
    return session != nullptr && session->run.in_row();
}

const TestMethod* running_test() {
    return session == nullptr ? nullptr : session->run.running();
}

void attach(std::string name, std::string type, std::string content) {
    Attachment attachment{std::move(name), std::move(type), std::move(content)};
    if (session == nullptr) throw Error("attach(\"" + attachment.name + "\"): no row runs that it could belong to");
    session->run.attach(std::move(attachment));
}

}  // namespace offbeat
