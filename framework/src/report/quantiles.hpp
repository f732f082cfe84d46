#pragma once

#include <cstdint>
#include <vector>

namespace offbeat::report {

/// Durations, of which only the spread is kept: any number of them in 10 kB, each known to 2 %.
class Quantiles {
public:
    void add(double seconds);

    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] double least() const { return least_; }
    [[nodiscard]] double most() const { return most_; }
    [[nodiscard]] double mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }
    /// The duration that so many of a hundred don't exceed; 0 where there are none.
    [[nodiscard]] double percentile(double percent) const;

private:
    std::vector<std::uint64_t> buckets_;
    std::uint64_t count_ = 0;
    double sum_ = 0;
    double least_ = 0;
    double most_ = 0;
};

}  // namespace offbeat::report
