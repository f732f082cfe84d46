#include "offbeat/event.hpp"

#include <algorithm>

namespace offbeat {

const char* to_string(Status status) {
    switch (status) {
    case Status::passed:
        return "passed";
    case Status::failed:
        return "failed";
    case Status::broken:
        return "broken";
    case Status::skipped:
        return "skipped";
    case Status::not_configured:
        return "not configured";
    }
    return "";
}

void Summary::count(Status status) {
    switch (status) {
    case Status::passed:
        ++passed;
        break;
    case Status::failed:
        ++failed;
        break;
    case Status::broken:
        ++broken;
        break;
    case Status::skipped:
        ++skipped;
        break;
    case Status::not_configured:
        ++not_configured;
        break;
    }
}

void Summary::count(Status status, const MethodPlan& method, const Row& row) {
    count(status);
    const bool is_fault = status == Status::failed || status == Status::broken;
    if (gates.empty() || (status != Status::passed && !is_fault)) return;
    bool gated = false;
    for (auto& gate : gates) {
        const auto holds = [&](const std::vector<std::string>& groups) {
            return std::ranges::find(groups, gate.group) != groups.end();
        };
        if (!holds(method.groups) && !holds(row.groups)) continue;
        gated = true;
        ++gate.judged;
        if (status == Status::passed) ++gate.passed;
    }
    if (is_fault && !gated) ++ungated_faults;
}

bool Summary::green() const {
    if (not_configured > 0 || (passed == 0 && whole) || planned != run || run != reported()) return false;
    if (gates.empty()) return failed + broken == 0;
    return ungated_faults == 0 && std::ranges::all_of(gates, &Gate::green);
}

double Gate::got() const {
    return judged == 0 ? 0 : 100 * static_cast<double>(passed) / static_cast<double>(judged);
}

bool Gate::green() const {
    // multiplied, not divided: four of five are 80 % to the last bit
    return judged > 0 && 100 * static_cast<double>(passed) >= wanted * static_cast<double>(judged);
}

}  // namespace offbeat
