#include "report/wording.hpp"

#include <cmath>

namespace offbeat::report {

std::string percent_text(double percent) {
    // 95.45 as a double lies a hair below; that hair isn't to cost a hundredth
    const auto hundredths = static_cast<std::uint64_t>(std::floor(percent * 100 + 1e-7));
    std::string out = std::to_string(hundredths / 100);
    const std::uint64_t rest = hundredths % 100;
    if (rest == 0) return out;
    out += '.' + std::to_string(rest / 10);
    if (rest % 10 != 0) out += std::to_string(rest % 10);
    return out;
}

std::string pass_rate_text(const Summary& summary) {
    const std::uint64_t good = summary.passed + summary.flaky;
    const std::uint64_t judged = good + summary.failed + summary.broken;
    return judged > 0 ? percent_text(100 * static_cast<double>(good) / static_cast<double>(judged)) : "";
}

std::string gate_text(const Gate& gate) {
    const std::string wanted = "; wanted " + percent_text(gate.wanted) + " %";
    const std::string begin =
        (gate.method.empty() ? "gate " + gate.group : "success of " + gate.class_name + '.' + gate.method) + ": ";
    if (gate.judged == 0) return begin + "no row was judged" + wanted;
    return begin + std::to_string(gate.passed) + " of " + std::to_string(gate.judged) +
           (gate.judged == 1 ? " row passed, " : " rows passed, ") + percent_text(gate.got()) + " %" + wanted;
}

std::string ungated_text(const Summary& summary) {
    if (summary.gates.empty()) return {};
    std::string out;
    const auto tell = [&](std::uint64_t count, const char* one, const char* many) {
        if (count == 0) return;
        out += (out.empty() ? "" : "; ") + std::to_string(count) + (count == 1 ? one : many);
    };
    tell(summary.ungated_faults, " row that is in no gate's group failed or broke",
         " rows that are in no gate's group failed or broke");
    tell(summary.lost_rows, " method lost rows to its provider, which no gate excuses",
         " methods lost rows to their providers, which no gate excuses");
    return out;
}

}  // namespace offbeat::report
