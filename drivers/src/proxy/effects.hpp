#pragma once

#include "proxy/lane.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace offbeat::proxy {

/// What faults do to a connection for as long as they last.
struct Effect {
    enum class Kind { hold, swallow, delay, limit };
    std::uint64_t trap = 0;
    Kind kind = Kind::hold;
    Pace pace = {};
    std::optional<Lane::Time> until = {};  ///< it ends by itself
};

class Effects {
public:
    void add(Effect effect) { all_.push_back(effect); }
    /// \returns whether there was one of this trap
    bool lift(std::uint64_t trap);
    /// Ends what ends by itself. \returns whether something did
    bool expire(Lane::Time now);
    [[nodiscard]] std::optional<Lane::Time> next_end() const;
    [[nodiscard]] bool has(Effect::Kind kind) const;
    /// Latencies add up; the narrowest bandwidth rules.
    [[nodiscard]] Pace pace() const;

private:
    std::vector<Effect> all_;
};

}  // namespace offbeat::proxy
