#include "report/failures_command.hpp"

#include "offbeat/text.hpp"
#include "report/wording.hpp"

#include <algorithm>

namespace offbeat::report {

std::string run_test_of(const std::string& rerun) {
    constexpr std::string_view option = " --run_test=";
    const std::size_t at = rerun.find(option);
    if (at == std::string::npos) return {};
    return rerun.substr(at + option.size(), rerun.find(' ', at + 1) - at - option.size());
}

FailuresCommand::FailuresCommand(const RunStarted& run) : run_(run) {}

void FailuresCommand::add(const RowFinished& event) {
    if (!is_bad(event.status)) return;
    ++rows_;
    only_ = rows_ == 1 ? event.rerun : std::string();
    const std::string name = run_test_of(event.rerun);
    all_named_ = all_named_ && event.method.counted && !name.empty() && name.find('\'') == std::string::npos;
    if (names_.size() <= most_named && std::ranges::find(names_, name) == names_.end()) names_.push_back(name);
}

std::string FailuresCommand::text() const {
    if (rows_ == 0 || !only_.empty()) return only_;
    std::string command = shell_word(run_.executable);
    if (all_named_ && names_.size() <= most_named) {
        for (const auto& name : names_) command += " --run_test=" + name;
    } else {
        command += " --last-failed --report-dir=" + shell_word(run_.report_dir);
    }
    for (const auto& option : run_.options) command += ' ' + shell_word(option);
    return command;
}

}  // namespace offbeat::report
