#include "run_phases.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace offbeat {

namespace {

/// Bases are registered before what is derived from them, as C++ wants them defined.
void find_configured(const TestClass& instance,
                     std::array<std::vector<const ConfigurationMethod*>, when_count>& configured) {
    for (const auto& method : configuration_methods()) {
        if (!method.annotation.enabled || !method.ops.test_class->has_made(instance)) continue;
        configured[static_cast<std::size_t>(method.annotation.when)].push_back(&method);
    }
    for (const When when : {afterMethod, afterClass}) {
        auto& methods = configured[static_cast<std::size_t>(when)];
        std::vector<const ConfigurationMethod*> upwards;
        for (auto last = methods.end(); last != methods.begin();) {
            const auto* of = (*std::prev(last))->ops.test_class;
            const auto first =
                std::find_if(methods.begin(), last, [&](const auto* one) { return one->ops.test_class == of; });
            upwards.insert(upwards.end(), first, last);
            last = first;
        }
        methods = std::move(upwards);
    }
}

}  // namespace

Run::ClassState& Run::class_state(const PlannedMethod& method) {
    const TestMethod& test = *method.test;
    const auto [found, is_new] = classes_.try_emplace(method.plan.class_name);
    ClassState& state = found->second;
    if (!is_new) return state;
    state.where = test.where;
    state.test = &test;
    if (noter_ != nullptr) noter_->class_begins();
    const bool ready = guarded("making " + test.class_name, [&] { state.instance = test.create(); }) &&
                       (find_methods(state), configure(beforeClass, state));
    state.trouble = trouble(ready, "before the rows of " + test.class_name);
    return state;
}

void Run::find_methods(ClassState& state) {
    find_configured(*state.instance, state.configured);
    state.has_last_methods =
        std::ranges::any_of(state.methods(afterMethod), [](const auto* one) { return one->annotation.lastTimeOnly; });
    if (!state.methods(afterClass).empty()) owe(work::Owed::of_class, true);
}

/// Called in the first row's turn, so that what it asserts has a row to fail.
const Run::Trouble& Run::before_rows(const PlannedMethod& method, TestClass& instance) {
    MethodState& state = methods_[&method];
    if (state.rows.empty()) return state.trouble;
    std::vector<Row*> rows = std::exchange(state.rows, {});
    if (const auto lanes = std::min<std::size_t>(method.lanes, lanes_); lanes > 1)
        std::erase_if(
            rows, [&](const Row* row) { return static_cast<std::size_t>(row - method.rows.data()) % lanes != lane_; });
    const std::string phase = "before the rows of " + method.plan.class_name + '.' + method.plan.method;
    const auto begun = std::chrono::steady_clock::now();
    open_->together = true;
    const bool ready = guarded(phase, [&] { instance.before_rows(rows); });
    open_->together = false;
    open_->started += std::chrono::steady_clock::now() - begun;
    state.trouble = trouble(ready, phase);
    return state.trouble;
}

/// What went wrong in the open row before its rows could run.
Run::Trouble Run::trouble(bool ready, const std::string& before) const {
    if (!open_->broken.empty()) return {open_->broken};
    if (!open_->failures.empty()) return {before + ": " + open_->failures.front().message};
    return {{}, ready ? std::string() : open_->skipped};
}

/// Gives the open row the verdict of what keeps it from running, if something does.
bool Run::held_up(const Trouble& trouble) {
    if (!trouble.broken.empty()) {
        if (open_->broken.empty()) broke(trouble.broken);
        return true;
    }
    open_->skipped = trouble.skipped;
    return !trouble.skipped.empty();
}

}  // namespace offbeat
