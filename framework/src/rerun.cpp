#include "rerun.hpp"

#include "offbeat/text.hpp"
#include "provided.hpp"

#include <algorithm>

namespace offbeat {
namespace {

/// Of a row that is known from the journal alone, the plan's has which invocation it is of.
int invocation_of(const CommandLine& line, const PlannedMethod& method, const Row& row) {
    if (line.repeat < 2 || row.invocation > 1 || id_of_first(row.id) == row.id) return row.invocation;
    const auto found = std::ranges::find(method.rows, row.id, &Row::id);
    return found == method.rows.end() ? row.invocation : found->invocation;
}

}  // namespace

std::string rerun_command(const CommandLine& line, const MethodPlan& plan) {
    std::string command = shell_word(line.executable) + " --run_test=" + plan.class_name;
    for (const auto& option : line.rerun) command += ' ' + shell_word(option);
    return command;
}

std::string rerun_command(const CommandLine& line, const PlannedMethod& method, const Row* row) {
    if (method.test == nullptr) return rerun_command(line, method.plan);  // an after-class method runs with its class
    std::string command =
        shell_word(line.executable) + " --run_test=" + method.plan.class_name + '/' + method.plan.method;
    const bool lasting = row != nullptr;
    const std::string id = lasting ? lasting_id(*method.test, row->id, invocation_of(line, method, *row)) : "";
    // A row that waits for its driver is gone when the driver is filled in: its method stays.
    if (lasting && row->state != RowState::not_configured) command += '/' + (method.plan.counted ? id : "rows");
    if (lasting && !method.plan.counted) command += " --row=" + id;
    for (const auto& option : line.rerun) command += ' ' + shell_word(option);
    return command;
}

}  // namespace offbeat
