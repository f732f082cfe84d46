#include "boost_test.hpp"

#include "assertions.hpp"
#include "boost_log.hpp"
#include "offbeat/assert.hpp"
#include "session.hpp"
#include "work/watch.hpp"
#include "work/worker.hpp"

#include <boost/core/demangle.hpp>
#include <boost/test/execution_monitor.hpp>
#include <boost/test/framework.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace offbeat {

Session* session = nullptr;

namespace {

constexpr int not_green_status = 201;

void disable(ut::test_unit_id id) {
    ut::framework::get(id, ut::TUT_ANY).p_run_status.value = ut::test_unit::RS_DISABLED;
}

/// All has been told: Boost.Test has nothing to do any more.
void leave_nothing_to_run() {
    session->told = true;
    for (const auto suite : session->suites) disable(suite);
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
    Case& entry = session->cases[index];
    if (session->worker) {
        // Another worker has had the class since this one began.
        if (session->board().ended(index) != 0) return;
        if (entry.class_index != session->board().slot(*session->worker).claimed) return;  // in another lane
    }
    entry.done = entry.row != nullptr;
    const bool done = run_rows(entry, index);  // doesn't come back where a signal ends it
    entry.done = done;
    session->board().ended(index) = done ? 1 : 0;
    if (!session->worker) return;
    if (session->line.work.isolate != work::Isolate::row) return;
    end_class(entry.method->plan.class_name);
    end_worker();
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
    const auto methods = selected_methods();
    if (session->run.has_levels(methods)) work::watch(session->line.program);
    std::uint64_t planned = 0;
    for (const auto& method : methods) planned += method.rows.size();
    session->crew =
        std::make_unique<work::Crew>(session->line, session->entries, session->suites.size(), session->board(),
                                     *session->dependencies, session->run.audience(), session->run.summary());
    const work::Around around{[](double ago) { session->run.begin_clock(ago); },
                              [&] { session->run.open_levels(methods); },
                              [](Reporter& journal) { session->run.close_levels(&journal); }};
    session->worker = session->crew->work(session->run.started(planned), around);
    if (!session->worker) {
        leave_nothing_to_run();
        return;
    }
    work::Slot& slot = session->board().slot(*session->worker);
    work::settle_in(slot, session->line.work);
    session->run.work(selected_methods(), session->crew->journal(), slot, static_cast<int>(*session->worker) + 1);
    session->run.stop_when(session->board().stop_flag());
    for (std::size_t i = 0, next = 0; i < session->suites.size(); i = next) {
        bool free = false;
        for (next = i; next < session->suites.size() && session->suites[next] == session->suites[i]; ++next)
            free = free || session->board().claimed(next) == work::Board::free;
        if (!free) disable(session->suites[i]);
    }
    for (std::size_t i = 0; i < session->cases.size(); ++i) {
        if (session->board().ended(i) != 0) disable(session->cases[i].id);
    }
}

void give_up(const std::exception& error) {
    session->trouble = error.what();
    leave_nothing_to_run();
}

/// Called by Boost.Test when its filters are known and the first case is about to begin.
void begin_run() {
    for (Case& entry : session->cases) {
        entry.selected = ut::framework::get<ut::test_case>(entry.id).is_enabled();
        if (!entry.selected || session->only_asks) continue;
        if (entry.row != nullptr && !session->run.has(*entry.method, *entry.row)) {
            entry.selected = false;
            disable(entry.id);
        }
    }
    if (session->only_asks) return leave_nothing_to_run();
    try {
        session->entries = entries();
        session->all.emplace(session->suites.size(), session->entries.size(), std::max(session->line.work.jobs, 1U));
        session->dependencies.emplace(session->entries, session->board());
        session->run.mind(*session->dependencies, session->board());
        if (session->line.work.jobs == 0) session->run.start(selected_methods());
    } catch (const std::exception& error) {
        give_up(error);
    }
}

/// Around all classes. Within the master suite's own fixture, since Boost.Test takes what is asserted before it for a
/// mistake in the setup, and runs nothing.
class Whole final : public ut::test_unit_fixture {
public:
    void setup() override {
        if (session->told) return;
        try {
            if (session->line.work.jobs == 0) return session->run.open_levels(selected_methods());
            work_or_watch();
        } catch (const std::exception& error) {
            give_up(error);
        }
    }
    void teardown() override {
        if (!session->told && !session->worker) session->run.close_levels(nullptr);
    }
};

/// Called by Boost.Test when no case follows. A signal ends its run: the cases behind it are told as lost.
void finish_run() {
    if (session->told) return;
    session->run.close_open_row();
    if (session->worker) return;
    for (const Case& entry : session->cases) {
        if (entry.selected && !entry.done) session->run.lost(*entry.method, entry.row);
    }
    session->run.close_levels(nullptr);  // where a signal ended the run, they are open yet
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
    ut::framework::master_test_suite().p_fixtures.value.push_back(ut::test_unit_fixture_ptr(new Whole));
    for (auto& method : session->plan.methods) add_method(method);
    ut::unit_test_log.add_formatter(new BoostLog(session->run, begin_run, finish_run));
    return true;
}

}  // namespace

[[noreturn]] void end_worker() {
    const bool strayed = session->run.strayed();
    session->worker.reset();
    std::exit(strayed ? work::exit_strayed : 0);
}

void end_class(const std::string& class_name) {
    session->run.class_done(class_name);
    if (!session->worker) return;
    work::Slot& slot = session->board().slot(*session->worker);
    const std::size_t index = slot.claimed;
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

/// What Boost.Test runs. A case costs it more than most rows do (thirty system calls in 1.81), and in a worker nobody
/// sees its cases: there the first of a method's rows takes those behind it along.
void run_from(std::size_t index) {
    run_case(index);
    tell_passed();
    if (!session->worker) return;
    const auto& cases = session->cases;
    for (std::size_t next = index + 1; next < cases.size() && cases[next].method == cases[index].method; ++next) {
        if (!cases[next].selected) continue;
        disable(cases[next].id);
        ut::framework::clear_context();  // what BOOST_TEST_INFO has left
        run_case(next);
    }
}

int boost_main(const CommandLine& line, std::vector<std::string> words) {
    words.insert(words.begin(), line.executable);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    return ut::unit_test_main(init, static_cast<int>(words.size()), arguments.data());
}

int run_under_boost(const CommandLine& line, Plan& plan, const PlanSettings& settings, Run& run) {
    Session current{plan, settings, run, line};
    session = &current;
    std::atexit(ended_early);
    work::disown_children();
    int status = boost_main(line, line.boost);
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

ProviderContext running_method() {
    const TestMethod* method = running_test();
    if (method == nullptr) throw Error("running_method(): no row runs");
    return provider_context(*method, session->settings);
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
