#include "offbeat/event.hpp"

#include "provided.hpp"

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
    case Status::flaky:
        return "flaky";
    case Status::known_bug:
        return "known bug";
    }
    return "";
}

const std::vector<Attempt> RowFinished::no_attempts;

void Summary::expect(const MethodPlan& method) {
    if (method.success_percentage >= 100) return;
    const bool known = std::ranges::any_of(
        gates, [&](const Gate& gate) { return gate.method == method.method && gate.class_name == method.class_name; });
    if (known) return;
    Gate gate;
    gate.wanted = method.success_percentage;
    gate.class_name = method.class_name;
    gate.method = method.method;
    gates.push_back(std::move(gate));
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
    case Status::flaky:
        ++flaky;
        break;
    case Status::known_bug:
        ++known_bug;
        break;
    }
}

void Summary::count(Status status, const MethodPlan& method, const Row& row) {
    count(status);
    const bool is_fault = status == Status::failed || status == Status::broken;
    const bool is_good = status == Status::passed || status == Status::flaky;
    if (gates.empty() || (!is_good && !is_fault)) return;
    if (is_fault && stands_for_rows(row)) {
        ++lost_rows;
        return;
    }
    bool gated = false;
    for (auto& gate : gates) {
        const auto holds = [&](const std::vector<std::string>& groups) {
            return std::ranges::find(groups, gate.group) != groups.end();
        };
        const bool of_method = !gate.method.empty();
        if (of_method ? gate.method != method.method || gate.class_name != method.class_name
                      : !holds(method.groups) && !holds(row.groups))
            continue;
        gated = true;
        ++gate.judged;
        // A group that must be sound isn't while its rows pass by chance; a method says itself how often they must.
        if (status == Status::passed || (of_method && is_good)) ++gate.passed;
    }
    if (is_fault && !gated) ++ungated_faults;
}

bool Summary::green() const {
    if (not_configured > 0 || (passed + flaky == 0 && whole) || planned != run || run != reported()) return false;
    if (gates.empty()) return failed + broken == 0;
    return ungated_faults + lost_rows == 0 && std::ranges::all_of(gates, &Gate::green);
}

double Gate::got() const {
    return judged == 0 ? 0 : 100 * static_cast<double>(passed) / static_cast<double>(judged);
}

bool Gate::green() const {
    // A method whose rows were all skipped has failed nobody; a group that was asked for must be proved.
    if (judged == 0) return !method.empty();
    // multiplied, not divided: four of five are 80 % to the last bit
    return 100 * static_cast<double>(passed) >= wanted * static_cast<double>(judged);
}

}  // namespace offbeat
