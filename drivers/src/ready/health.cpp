#include "offbeat/ready/health.hpp"

#include "offbeat/error.hpp"
#include "offbeat/value.hpp"
#include "ready/shown.hpp"

namespace offbeat::ready {

std::string Health::look(Clock::time_point /*until*/) {
    try {
        const std::string health = read_();
        return health == "healthy" ? std::string()
               : health.empty()    ? "no health check"
                                   : offbeat::quoted(shown(health));
    } catch (const Error& trouble) {
        return shown(trouble.what());
    }
}

std::string Health::what() const {
    return "container " + container_ + " to be healthy";
}

bool Health::wait_for_event(Clock::time_point until) {
    if (!event_) return false;
    event_(until);
    return true;
}

}  // namespace offbeat::ready
