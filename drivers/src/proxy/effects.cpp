#include "proxy/effects.hpp"

#include <algorithm>

namespace offbeat::proxy {

bool Effects::lift(std::uint64_t trap) {
    return std::erase_if(all_, [&](const Effect& effect) { return effect.trap == trap; }) > 0;
}

bool Effects::expire(Lane::Time now) {
    return std::erase_if(all_, [&](const Effect& effect) { return effect.until && *effect.until <= now; }) > 0;
}

std::optional<Lane::Time> Effects::next_end() const {
    std::optional<Lane::Time> first;
    for (const Effect& effect : all_) {
        if (effect.until && (!first || *effect.until < *first)) first = effect.until;
    }
    return first;
}

bool Effects::has(Effect::Kind kind) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Effect& effect) { return effect.kind == kind; });
}

Pace Effects::pace() const {
    Pace sum;
    for (const Effect& effect : all_) {
        sum.latency += effect.pace.latency;
        sum.jitter += effect.pace.jitter;
        const std::uint64_t rate = effect.pace.bytes_per_second;
        if (rate > 0 && (sum.bytes_per_second == 0 || rate < sum.bytes_per_second)) {
            sum.bytes_per_second = rate;
            sum.bytes_at_once = effect.pace.bytes_at_once;
        }
    }
    return sum;
}

}  // namespace offbeat::proxy
