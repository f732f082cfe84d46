#pragma once

#include "boost_test.hpp"
#include "run.hpp"
#include "select/selection.hpp"
#include "work/board.hpp"
#include "work/noter.hpp"
#include "work/worker.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace offbeat {

/// A reason that decides a verdict is never empty, whatever a test says: an empty one would be none.
inline std::string given(const std::string& reason) {
    return reason.empty() ? "no reason was given" : reason;
}

struct Run::OpenRow {
    static constexpr std::size_t none = work::Slot::none;

    const PlannedMethod& method;
    Row& row;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point attempt_began = started;
    std::chrono::steady_clock::time_point spent_until = started;  ///< of the time that its method's rows have together
    std::vector<Failure> failures = {};
    std::vector<Attempt> attempts = {};               ///< the earlier ones
    std::string broken = {};                          ///< why nothing was proved; decides over all else
    std::string skipped = {};                         ///< why it was left out
    bool together = false;                            ///< while TestClass::before_rows runs all rows of the method
    std::size_t entry = none;                         ///< the number of its case
    std::optional<std::size_t> attached_before = {};  ///< attachments that were there before its first attempt here
    double at = 0;                    ///< when it was told to have begun: what its class takes first comes after that
    bool in_body = false;             ///< its body was called, and didn't come back yet
    std::optional<Attempt> bug = {};  ///< what its body came to, where it must fail by a known bug and did
    bool untried = false;             ///< what its process ended in was its last attempt after all
    bool silent = false;              ///< a before-method of a level: what goes wrong in it is told by the rows within
    bool told = true;                 ///< false: an after-class method's, which is told only when something goes wrong

    [[nodiscard]] std::string path() const { return select::name_of(method.plan, row); }
};

/// Why rows can't run.
struct Run::Trouble {
    std::string broken = {};
    std::string skipped = {};
};

/// A level whose before-methods have run.
struct Run::OpenLevel {
    std::shared_ptr<const Level> level;
    Trouble trouble = {};
    const ConfigurationMethod* failed = nullptr;  ///< what made it
};

struct Run::ClassState {
    std::unique_ptr<TestClass> instance = {};
    Trouble trouble = {};
    Location where = {};               ///< the annotation that the class was first met by
    const TestMethod* test = nullptr;  ///< the method of it
    bool has_last_methods = false;     ///< lastTimeOnly after-methods
    bool spoiled = false;  ///< a configuration method failed, which costs the class, as --config-failure wants it
    /// Its own and its bases' configuration methods by When, in the order of their calls.
    std::array<std::vector<const ConfigurationMethod*>, when_count> configured = {};

    [[nodiscard]] const std::vector<const ConfigurationMethod*>& methods(When when) const {
        return configured[static_cast<std::size_t>(when)];
    }
    /// Before- or after-methods: most classes have none, and rows come by the million.
    [[nodiscard]] bool has_row_methods() const {
        return !methods(beforeMethod).empty() || !methods(afterMethod).empty();
    }
};

struct Run::MethodState {
    std::vector<Row*> rows = {};  ///< those that before_rows gets; none once it was called
    bool begun = false;           ///< a row of it was run in this process, and its lastTimeOnly methods weren't
    Trouble trouble = {};
};

/// `Class.method`
inline std::string path_of(const ConfigurationMethod& method) {
    return method.class_name + '.' + method.name;
}

/// For a TimeLimit.
inline int milliseconds_of(std::chrono::nanoseconds time) {
    const std::chrono::milliseconds most(std::numeric_limits<int>::max());
    return static_cast<int>(std::min(std::chrono::ceil<std::chrono::milliseconds>(time), most).count());
}

/// What is told of a configuration method that has a row of its own. \param class_name in the plan
inline MethodPlan plan_of(const ConfigurationMethod& method, const std::string& class_name) {
    MethodPlan plan;
    plan.class_name = class_name;
    plan.method = method.name;
    plan.description = method.annotation.description;
    plan.source = method.where;
    return plan;
}

template <class Event>
void Run::tell(const Event& event) {
    if (elsewhere_ != nullptr) return elsewhere_->on(event);
    audience_.tell(event);
    if (worker_ != 0 && !audience_.trouble().empty()) work::end_untold(*slot_, audience_.trouble());
}

/// Runs one phase of a row; what it throws becomes the row's verdict. False where it threw.
template <class Call>
bool Run::guarded(const std::string& phase, Call call) {
    const std::string prefix = phase.empty() ? "" : phase + ": ";
    try {
        call();
        return true;
    } catch (const Skipped& skipped) {
        if (open_ != nullptr) open_->skipped = given(prefix + skipped.what());
    } catch (const EnvironmentError& missing) {
        if (open_ != nullptr) open_->skipped = given(prefix + missing.what());
    } catch (const SetupError& wrong) {
        broke(prefix + wrong.what());
    } catch (const std::exception& thrown) {
        broke(prefix + "unexpected " + type_of(thrown) + ": " + thrown.what());
    } catch (...) {
        // A failed BOOST_REQUIRE ends the row this way; it told its assertion before.
        if (!is_abort_of_boost()) broke(prefix + "unexpected exception of an unknown type");
    }
    return false;
}

/// What comes after a class's rows, or a method's, is a row of its own as soon as something goes wrong in it, and else
/// none. \returns whether nothing did
template <class Call>
bool Run::row_of_its_own(MethodPlan plan, const std::string& id, const std::string& description, Call call) {
    const Location where = plan.source;
    const std::string phase = plan.class_name + '.' + plan.method;
    begin_of_its_own(std::move(plan), id, description, where);
    guarded(phase, call);
    // A skip where no row is skipped by it would go unseen.
    if (!open_->skipped.empty()) broke(std::exchange(open_->skipped, {}));
    const bool good = verdict().status == Status::passed;
    close_open_row();
    return good;
}

}  // namespace offbeat
