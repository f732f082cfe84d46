#include "run_phases.hpp"

namespace offbeat {

void Run::begin_of_its_own(MethodPlan plan, const std::string& id, const std::string& description,
                           const Location& where) {
    after_class_ = {};
    after_class_.plan = std::move(plan);
    after_class_.plan.rows = 1;
    after_class_row_ = {};
    after_class_row_.id = id;
    after_class_row_.description = description;
    after_class_row_.source = where;
    open_ = std::make_unique<OpenRow>(OpenRow{after_class_, after_class_row_});
    open_->told = false;
}

void Run::open_late() {
    if (open_->told || open_->silent) return;
    open_->told = true;
    if (elsewhere_ == nullptr) {
        ++summary_.planned;
        ++summary_.run;
    }
    tell(open_->method.plan);
    open_->at = since_start(open_->started);
    tell(RowStarted{open_->method.plan, open_->row, worker_, open_->at});
}

/// After the last row of a method: its lastTimeOnly after-methods. Not in that row, which may never begin, be skipped,
/// or be tried again.
void Run::method_done(const PlannedMethod& method, std::size_t entry) {
    const auto rows = methods_.find(&method);
    const auto found = classes_.find(method.plan.class_name);
    if (rows == methods_.end() || !rows->second.begun || found == classes_.end()) return;
    rows->second.begun = false;
    ClassState& state = found->second;
    if (state.instance == nullptr || !state.has_last_methods) return;
    phase(work::Phase::method_end);
    owe(work::Owed::of_method, false);
    for (const auto* last : state.methods(afterMethod)) {
        const Configuration& annotation = last->annotation;
        if (!annotation.lastTimeOnly) continue;
        if (state.spoiled && !annotation.alwaysRun) continue;
        if (annotation.onlyForGroups.size() > 0 && !in_one(method.plan.groups, annotation.onlyForGroups)) continue;
        const bool good = row_of_its_own(plan_of(*last, method.plan.class_name), "after_" + method.plan.method,
                                         "after the rows of " + method.plan.method,
                                         [&] { call(*last, *state.instance, time_of_its_own(*last)); });
        if (!good && line_.strict_configuration) spoil(state, *last, entry);
    }
}

void Run::class_done(const std::string& class_name) {
    const auto found = classes_.find(class_name);
    if (found == classes_.end()) return;
    for (const auto& [method, state] : methods_) {
        if (state.begun && method->plan.class_name == class_name) method_done(*method, OpenRow::none);
    }
    phase(work::Phase::class_end);
    owe(work::Owed::of_class, false);
    auto& instance = found->second.instance;
    const std::string id = "after_class";
    const std::string description = "after the rows of " + class_name;
    ending_ = found->second.test;
    if (instance != nullptr) {
        for (const auto* method : found->second.methods(afterClass)) {
            if (found->second.spoiled && !method->annotation.alwaysRun) continue;
            row_of_its_own(plan_of(*method, class_name), id, description,
                           [&] { call(*method, *instance, time_of_its_own(*method)); });
        }
        MethodPlan destructor;
        destructor.class_name = class_name;
        destructor.method = "destructor";
        destructor.source = found->second.where;
        row_of_its_own(std::move(destructor), id, description, [&] { instance.reset(); });
    }
    ending_ = nullptr;
    classes_.erase(found);
    if (noter_ != nullptr) {
        for (const auto& open : noter_->class_ended())
            tell(Remark{class_name, "", open.row, "left " + open.what + " open"});
    }
}

}  // namespace offbeat
