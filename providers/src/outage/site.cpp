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
    // A client that waits for a database to come back waits for the engine, too; that time isn't the service's.
    const bool comes_back =
        scenario.fault.reach == Fault::Reach::database && scenario.end.kind != End::Kind::after_response;
    return scaled(scenario.expected.within.value_or(longest_answer)) + allowance(scenario) + beyond_budget +
           (comes_back ? engine_time : milliseconds{});
}

}  // namespace offbeat::outage
