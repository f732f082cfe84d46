#include "site.hpp"

namespace offbeat::outage {

using std::chrono::milliseconds;

milliseconds Site::scaled(milliseconds real) const {
    return milliseconds(static_cast<long>(static_cast<double>(real.count()) * scale));
}

milliseconds Site::budget(milliseconds real) const {
    return scaled(real) + settings.slack;
}

milliseconds Site::patience(const Scenario& scenario) const {
    return budget(scenario.expected.within.value_or(longest_answer)) + beyond_budget;
}

}  // namespace offbeat::outage
