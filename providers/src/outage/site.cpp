#include "site.hpp"

namespace offbeat::outage {

using std::chrono::milliseconds;

milliseconds Site::scaled(milliseconds real) const {
    return milliseconds(static_cast<long>(static_cast<double>(real.count()) * scale));
}

milliseconds Site::allowance(const Scenario& scenario) const {
    return settings.slack + (scenario.fault.silent() ? subject.unscaled_silence() : milliseconds{});
}

milliseconds Site::patience(const Scenario& scenario) const {
    return scaled(scenario.expected.within.value_or(longest_answer)) + allowance(scenario) + beyond_budget;
}

}  // namespace offbeat::outage
