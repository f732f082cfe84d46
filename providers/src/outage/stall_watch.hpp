#pragma once

#include "span.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace offbeat::outage {

/// Tells when this program was kept from running, and its machine with it as a rule: by a hypervisor, or by whoever
/// else wants the processors. A thread of its own looks at the clock, and notes when it came to do so too late.
class StallWatch {
public:
    using Clock = std::chrono::steady_clock;

    StallWatch();
    ~StallWatch();
    StallWatch(const StallWatch&) = delete;
    StallWatch& operator=(const StallWatch&) = delete;

    /// The longest time, in seconds, for which it was kept from running without a break in the span; 0: never for as
    /// long as a tenth of a second.
    [[nodiscard]] double longest_stall(Span span) const;

private:
    void watch();

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool ended_ = false;
    std::vector<Span> stalls_;  // as they came: few, since an idle machine has none
    std::thread thread_;        // last: it uses the others
};

}  // namespace offbeat::outage
