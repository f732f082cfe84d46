#include "report/live_pace.hpp"

#include <algorithm>
#include <cmath>

namespace offbeat::report {

void LivePace::at(double seconds, std::uint64_t done) {
    if (!last_) {
        first_ = seconds;
    } else if (seconds > *last_) {
        const double passed = seconds - *last_;
        const double kept = std::exp(-passed / std::clamp((seconds - first_) / 3, 3.0, 60.0));
        rows_ = rows_ * kept + static_cast<double>(done - std::min(done, done_));
        weight_ = weight_ * kept + passed;
    } else {
        return;
    }
    last_ = seconds;
    done_ = done;
}

std::optional<double> LivePace::left(std::uint64_t rows) const {
    if (rows == 0) return 0;
    constexpr double longest = 100 * 3600;  // nobody waits for more; it's a guess from too little
    if (!last_ || *last_ - first_ < 1 || rows_ <= 0) return std::nullopt;
    const double seconds = static_cast<double>(rows) / rate();
    return seconds < longest ? std::optional(seconds) : std::nullopt;
}

}  // namespace offbeat::report
