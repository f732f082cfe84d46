#include "dependencies.hpp"
#include "listeners.hpp"
#include "run_phases.hpp"

#include <boost/range/adaptor/reversed.hpp>

#include <algorithm>

// One try at a row: what keeps it from running, what stands around its body.
namespace offbeat {

/// Whether what the open row depends on keeps it from running.
bool Run::waits(const PlannedMethod& method, std::size_t entry) {
    if (dependencies_ == nullptr) return false;
    if (line_.strict_configuration && board_->spoiled(dependencies_->class_of(entry))) {
        open_->skipped = "a configuration method of " + method.plan.class_name + " failed before";
        return true;
    }
    const auto [cause, unproved] = dependencies_->obstacle(entry);
    if (unproved) {
        broke(cause);
        return true;
    }
    open_->skipped = cause;
    if (cause.empty() && method.test->annotation.skipFailedInvocations)
        open_->skipped = dependencies_->failed_before(entry);
    return !open_->skipped.empty();
}

void Run::execute(const PlannedMethod& method, Row& row) {
    const TestMethod& test = *method.test;
    if (const Trouble* of_level = level_trouble(method.plan, row); of_level != nullptr && held_up(*of_level)) return;
    ClassState& state = class_state(method);
    if (held_up(state.trouble) || held_up(before_rows(method, *state.instance))) return;
    if (!open_->attached_before) open_->attached_before = row.attachments.size();
    if (before(state, row)) {
        body(test, *state.instance, row);
        behind_body();
    }
    after(state, row);
}

/// False where the body must not run: something failed, or said that the row is to be skipped.
bool Run::before(ClassState& state, Row& row) {
    const bool ready = guarded("",
                               [&] {
                                   for (auto* listener : all_of<RowListener>())
                                       listener->row_begins(open_->method.plan, row);
                                   state.instance->before_row(row);
                               }) &&
                       (!state.has_row_methods() || configure(beforeMethod, state));
    if (state.has_row_methods()) {
        methods_[&open_->method].begun = true;
        if (state.has_last_methods) owe(work::Owed::of_method, true);
    }
    if (open_->broken.empty() && !open_->failures.empty()) broke("a before-method failed");
    return ready && open_->broken.empty();
}

void Run::after(ClassState& state, Row& row) {
    if (state.has_row_methods()) configure(afterMethod, state);
    guarded("", [&] { state.instance->after_row(row); });
    for (auto* listener : boost::adaptors::reverse(all_of<RowListener>()))
        guarded("", [&] { listener->row_ended(open_->method.plan, row, verdict().status); });
}

/// Before-methods end with the first that goes wrong; after-methods clean up, so each has its turn.
bool Run::configure(When when, ClassState& state) {
    const bool is_after = when == afterMethod || when == afterClass;
    for (const auto* method : state.methods(when)) {
        if (!is_wanted(*method)) continue;
        if (is_after && state.spoiled && !method->annotation.alwaysRun) continue;
        const bool done =
            guarded(path_of(*method), [&] { call(*method, *state.instance, method->annotation.timeOut); });
        if (line_.strict_configuration && !(done && open_->failures.empty() && open_->broken.empty()))
            spoil(state, *method, open_->entry);
        if (!done && !is_after) return false;
    }
    return true;
}

/// A configuration method within its own time. \param milliseconds 0: it has none
void Run::call(const ConfigurationMethod& method, TestClass& instance, int milliseconds) {
    const std::string path = path_of(method);
    const work::Calling calling(slot_, path);
    const work::TimeLimit limit(slot_, milliseconds, path);
    heard(method, [&] { method.invoke(instance); });
}

/// Milliseconds of a method that no row waits for: its own, or else a row's.
int Run::time_of_its_own(const ConfigurationMethod& method) const {
    if (method.annotation.timeOut > 0) return method.annotation.timeOut;
    return milliseconds_of(line_.work.timeout);
}

/// TestNG's rule: what comes behind in this class is skipped, whoever runs it.
/// \param entry of the row that it was met in; OpenRow::none: no row comes behind
void Run::spoil(ClassState& state, const ConfigurationMethod& method, std::size_t entry) {
    if (state.spoiled) return;
    state.spoiled = true;
    state.trouble.skipped = "configuration failed before: " + path_of(method);
    if (board_ != nullptr && dependencies_ != nullptr && entry != OpenRow::none)
        board_->spoil(dependencies_->class_of(entry));
}

bool Run::in_one(const std::vector<std::string>& groups, const Names& wanted) {
    return std::ranges::any_of(
        wanted, [&](std::string_view group) { return std::ranges::find(groups, group) != groups.end(); });
}

/// Whether a before- or after-method is for the open row.
bool Run::is_wanted(const ConfigurationMethod& method) const {
    const Configuration& annotation = method.annotation;
    if (annotation.when != beforeMethod && annotation.when != afterMethod) return true;
    const Names& groups = annotation.onlyForGroups;
    if (groups.size() > 0 && !in_one(open_->method.plan.groups, groups) && !in_one(open_->row.groups, groups))
        return false;
    if (annotation.when == beforeMethod && annotation.firstTimeOnly) {
        const auto found = methods_.find(&open_->method);
        return found == methods_.end() || !found->second.begun;
    }
    return annotation.when != afterMethod || !annotation.lastTimeOnly;  // those run in method_done
}

}  // namespace offbeat
