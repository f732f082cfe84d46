#include "rerun.hpp"

#include "offbeat/text.hpp"

namespace offbeat {

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
    // A row that waits for its driver is gone when the driver is filled in: its method stays.
    if (lasting && row->state != RowState::not_configured) command += '/' + (method.plan.counted ? row->id : "rows");
    if (lasting && !method.plan.counted) command += " --row=" + row->id;
    for (const auto& option : line.rerun) command += ' ' + shell_word(option);
    return command;
}

}  // namespace offbeat
