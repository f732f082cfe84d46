#pragma once

#include <cstdint>
#include <optional>

namespace offbeat::report {

/// How fast a run is, and when it will be done: a mean of the rate in which what is long ago counts less. The memory is
/// a third of the time gone, between 3 and 60 s, so that one slow row doesn't make hours of minutes, and a second phase
/// that is slower than the first is believed soon.
class LivePace {
public:
    /// \param seconds since the run began; what was done at the first call isn't counted as this run's doing
    void at(double seconds, std::uint64_t done);

    /// Rows a second; 0 where nothing is known.
    [[nodiscard]] double rate() const { return weight_ > 0 ? rows_ / weight_ : 0; }
    /// Seconds that so many rows will take; nothing where too little is known: in the first second, or before any row
    /// ended.
    [[nodiscard]] std::optional<double> left(std::uint64_t rows) const;

private:
    std::optional<double> last_;
    double first_ = 0;
    std::uint64_t done_ = 0;
    double rows_ = 0;    ///< that ended, what is old fading
    double weight_ = 0;  ///< the seconds in which they did, fading likewise
};

}  // namespace offbeat::report
