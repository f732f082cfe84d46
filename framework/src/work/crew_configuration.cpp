#include "dependencies.hpp"
#include "rerun.hpp"
#include "work/crew.hpp"

#include <string_view>

// Workers that ended in a configuration method, or before one was called.
namespace offbeat::work {
namespace {

/// Of `Class.method` what stands behind the point.
std::string_view method_in(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

}  // namespace

/// Tells a lastTimeOnly after-method that ended its worker: no row was open that it could be a part of.
void Crew::settle_configuration(std::uint32_t worker, const std::string& cause) {
    const Slot& slot = board_.slot(worker);
    const std::size_t entry = slot.entry;
    if (slot.calling[0] == '\0' || entry == Slot::none) return;
    if (line_.strict_configuration) board_.spoil(entries_[entry].class_index);
    if (slot.phase != Phase::method_end) return;
    const PlannedMethod& method = *entries_[entry].method;
    MethodPlan plan;
    plan.class_name = method.plan.class_name;
    plan.method = method_in(slot.calling);
    plan.source = method.plan.source;
    const std::string id = "after_" + method.plan.method;
    if (has_told(worker, id)) return;
    row_behind(std::move(plan), id, "after the rows of " + method.plan.method, cause);
}

/// Whether the configuration method that ended a worker has told its row: an assertion that failed in it has, or its
/// exit().
bool Crew::has_told(std::uint32_t worker, const std::string& id) const {
    const std::string_view calling = board_.slot(worker).calling;
    const auto last = reader_->open().find(static_cast<int>(worker + 1));
    return !calling.empty() && last != reader_->open().end() && last->second.row.id == id &&
           last->second.of->method == method_in(calling);
}

/// Something went wrong behind rows: it is told as a row of its own.
void Crew::row_behind(MethodPlan plan, const std::string& id, const std::string& description,
                      const std::string& cause) {
    plan.rows = 1;
    Row row;
    row.id = id;
    row.description = description;
    row.source = plan.source;
    const std::vector<Failure> none;
    writer_->on(plan);
    writer_->on(RowStarted{plan, row, 0, since_start()});
    write(RowFinished{plan, row, Status::broken, cause, none, 0, rerun_command(line_, plan)});
}

/// After-methods that nobody will call any more, since their process has ended with the last row before them.
/// \param last whether the class has no rows for another worker
void Crew::tell_owed(std::uint32_t worker, bool last) {
    const Slot& slot = board_.slot(worker);
    const std::size_t entry = slot.entry;
    if (entry == Slot::none) return;
    const MethodPlan& plan = entries_[entry].method->plan;
    if ((slot.owes & Owed::of_method) != 0 && dependencies_.is_last(entry) && board_.ended(entry) != 0)
        write(Remark{plan.class_name, plan.method, "",
                     "its lastTimeOnly after-methods weren't called: its last row ended its process"});
    if (last && (slot.owes & Owed::of_class) != 0)
        write(Remark{plan.class_name, "", "",
                     "its after-class methods weren't called: the process of its last rows ended before"});
}

}  // namespace offbeat::work
