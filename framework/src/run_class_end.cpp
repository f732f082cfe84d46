#include "run_phases.hpp"

namespace offbeat {

/// What comes after a class's rows is a row of its own as soon as something goes wrong in it, and else none.
template <class Call>
void Run::row_of_its_own(MethodPlan plan, Call call) {
    const std::string class_name = plan.class_name;
    const Location where = plan.source;
    const std::string phase = class_name + '.' + plan.method;
    after_class_ = {};
    after_class_.plan = std::move(plan);
    after_class_.plan.rows = 1;
    after_class_row_ = {};
    after_class_row_.id = "after_class";
    after_class_row_.description = "after the rows of " + class_name;
    after_class_row_.source = where;
    open_ = std::make_unique<OpenRow>(OpenRow{after_class_, after_class_row_});
    open_->told = false;
    guarded(phase, call);
    close_open_row();
}

void Run::open_late() {
    if (open_->told) return;
    open_->told = true;
    ++summary_.planned;
    ++summary_.run;
    tell(open_->method.plan);
    tell(RowStarted{open_->method.plan, open_->row, worker_,
                    std::chrono::duration<double>(open_->started - started_).count()});
}

void Run::class_done(const std::string& class_name) {
    const auto found = classes_.find(class_name);
    if (found == classes_.end()) return;
    phase(work::Phase::class_end);
    auto& instance = found->second.instance;
    ending_ = found->second.test;
    if (instance != nullptr) {
        for (const auto* method : found->second.methods(afterClass)) {
            MethodPlan plan;
            plan.class_name = class_name;
            plan.method = method->name;
            plan.description = method->annotation.description;
            plan.source = method->where;
            row_of_its_own(std::move(plan), [&] { method->invoke(*instance); });
        }
        MethodPlan destructor;
        destructor.class_name = class_name;
        destructor.method = "destructor";
        destructor.source = found->second.where;
        row_of_its_own(std::move(destructor), [&] { instance.reset(); });
    }
    ending_ = nullptr;
    classes_.erase(found);
    if (noter_ != nullptr) {
        for (const auto& open : noter_->class_ended())
            tell(Remark{class_name, "", open.row, "left " + open.what + " open"});
    }
}

}  // namespace offbeat
