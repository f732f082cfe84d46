#include "levels.hpp"
#include "listeners.hpp"
#include "run_phases.hpp"
#include "steps.hpp"
#include "work/watch.hpp"

#include <boost/range/adaptor/reversed.hpp>

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>

// Configuration methods of the suite, its tests and groups: in the program itself, around all that workers do.
namespace offbeat {
namespace {

constexpr int could_not_run = 200;  // as for any setup that is wrong

char timed_out_text[300];

extern "C" void tell_timed_out(int) {
    static_cast<void>(!write(STDERR_FILENO, timed_out_text, std::strlen(timed_out_text)));
    work::done();
    _exit(could_not_run);
}

/// Ends the program where a method takes too long: in its own process nobody else can.
class Alarm {
public:
    explicit Alarm(const ConfigurationMethod& method) : set_(method.annotation.timeOut > 0) {
        if (!set_) return;
        std::snprintf(timed_out_text, sizeof timed_out_text, "%.100s.%.100s timed out: it took longer than %d ms\n",
                      method.class_name.c_str(), method.name.c_str(), method.annotation.timeOut);
        struct sigaction action {};
        action.sa_handler = tell_timed_out;
        sigaction(SIGALRM, &action, &before_);
        arm(method.annotation.timeOut);
    }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;
    ~Alarm() {
        if (!set_) return;
        arm(0);
        sigaction(SIGALRM, &before_, nullptr);
    }

private:
    static void arm(int milliseconds) {
        const itimerval time{{}, {milliseconds / 1000, milliseconds % 1000 * 1000}};
        setitimer(ITIMER_REAL, &time, nullptr);
    }

    bool set_;
    struct sigaction before_ {};
};

std::string id_of(const std::string& side, const Level& level) {
    if (level.before == When::beforeSuite) return side + "suite";
    return side + (level.before == When::beforeTest ? "test" : "group") +
           (level.name.empty() ? "" : '_' + identifier(level.name));
}

MethodPlan plan_of_listeners(const char* method) {
    MethodPlan plan;
    plan.class_name = "Listeners";
    plan.method = method;
    return plan;
}

/// Static members have no instance; their call takes one all the same.
class Nobody final : public TestClass {};

void call_static(const ConfigurationMethod& method) {
    Nobody nobody;
    const work::Called called(path_of(method));
    const Alarm alarm(method);
    heard(method, [&] { method.invoke(nobody); });
}

}  // namespace

/// \returns what went wrong in it, told by nobody yet
template <class Call>
Run::Trouble Run::try_before(const std::string& before, const std::string& who, const Location& where, Call call) {
    begin_of_its_own({}, "before", before, where);
    open_->silent = true;
    const bool ready = guarded(who, call);
    static_cast<void>(taken_steps());  // they are no row's
    Trouble found = trouble(ready, who.empty() ? before : who);
    open_.reset();
    return found;
}

bool Run::has_levels(const std::vector<SelectedMethod>& methods) {
    return !all_of<RunListener>().empty() || !levels_of(methods).empty();
}

/// What a before-method asserts has no row yet: it becomes the verdict of each row within its level.
void Run::open_levels(const std::vector<SelectedMethod>& methods) {
    levels_open_ = true;
    if (!all_of<RunListener>().empty()) {
        OpenLevel& opened = levels_.emplace_back();
        opened.level = std::make_shared<Level>(Level{When::beforeSuite, When::afterSuite, {}});
        opened.trouble = try_before("before the run", "", {}, [] {
            for (auto* listener : all_of<RunListener>()) listener->run_begins();
        });
    }
    for (auto& level : levels_of(methods)) {
        OpenLevel& opened = levels_.emplace_back();
        opened.level = std::make_shared<Level>(std::move(level));
        ending_ = opened.level->scope;
        open_level(opened);
        ending_ = nullptr;
    }
}

/// Up to the first before-method that goes wrong.
void Run::open_level(OpenLevel& opened) {
    const std::string before = "before " + opened.level->shown();
    for (const auto* method : opened.level->methods) {
        if (method->annotation.when != opened.level->before) continue;
        if (line_.strict_configuration && levels_failed() && !method->annotation.alwaysRun) {
            opened.trouble = {{}, before + ": " + path_of(*method) + " didn't run: configuration failed before"};
            return;
        }
        const Trouble found = try_before(before, path_of(*method), method->where, [&] { call_static(*method); });
        if (found.broken.empty() && found.skipped.empty()) continue;
        opened.trouble = found.broken.empty() ? Trouble{{}, before + ": " + found.skipped}
                                              : Trouble{before + ": " + found.broken, {}};
        opened.failed = method;
        return;
    }
}

bool Run::levels_failed() const {
    return std::ranges::any_of(levels_, [](const OpenLevel& opened) { return !opened.trouble.broken.empty(); });
}

const Run::Trouble* Run::level_trouble(const MethodPlan& method, const Row& row) const {
    for (const auto& opened : levels_) {
        const bool any = !opened.trouble.broken.empty() || !opened.trouble.skipped.empty();
        if (any && opened.level->has(method, row)) return &opened.trouble;
    }
    return nullptr;
}

void Run::close_levels(Reporter* to) {
    if (!std::exchange(levels_open_, false)) return;
    elsewhere_ = to;
    for (const auto& opened : boost::adaptors::reverse(levels_)) {
        const Level& level = *opened.level;
        // Its rows are broken by it; where it has none that would have run, nobody else tells it.
        if (!opened.trouble.broken.empty()) {
            MethodPlan plan = opened.failed == nullptr ? plan_of_listeners("run_begins")
                                                       : plan_of(*opened.failed, opened.failed->class_name);
            row_of_its_own(std::move(plan), id_of("before_", level), "before " + level.shown(),
                           [&] { broke(opened.trouble.broken); });
        }
        for (const auto* method : boost::adaptors::reverse(level.methods)) {
            if (method->annotation.when != level.after) continue;
            const bool strict = line_.strict_configuration && levels_failed();
            if (strict && !method->annotation.alwaysRun) continue;
            ending_ = level.scope;
            row_of_its_own(plan_of(*method, method->class_name), id_of("after_", level), "after " + level.shown(),
                           [&] { call_static(*method); });
            ending_ = nullptr;
        }
    }
    if (!all_of<RunListener>().empty()) {
        row_of_its_own(plan_of_listeners("run_ended"), "after_run", "after the run", [] {
            for (auto* listener : boost::adaptors::reverse(all_of<RunListener>())) listener->run_ended();
        });
    }
    levels_.clear();
    elsewhere_ = nullptr;
}

}  // namespace offbeat
