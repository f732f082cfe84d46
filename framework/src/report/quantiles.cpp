#include "report/quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace offbeat::report {
namespace {

constexpr double shortest = 1e-6;
constexpr double growth = 1.02;
constexpr std::size_t most_buckets = 1280;  // the last one begins at 28 hours

}  // namespace

void Quantiles::add(double seconds) {
    if (!(seconds >= 0)) return;  // a clock that was set back
    // As journals have it: a report that is made of one again says the same.
    seconds = std::round(seconds * 1e6) / 1e6;
    if (buckets_.empty()) buckets_.resize(most_buckets);
    const double at = seconds <= shortest ? 0 : std::ceil(std::log(seconds / shortest) / std::log(growth));
    ++buckets_[std::min(static_cast<std::size_t>(std::min(at, 1e6)), most_buckets - 1)];
    least_ = count_ == 0 ? seconds : std::min(least_, seconds);
    most_ = std::max(most_, seconds);
    sum_ += seconds;
    ++count_;
}

double Quantiles::percentile(double percent) const {
    if (count_ == 0) return 0;
    const auto wanted = static_cast<std::uint64_t>(std::ceil(static_cast<double>(count_) * percent / 100));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        seen += buckets_[i];
        if (seen >= std::max<std::uint64_t>(wanted, 1))
            return std::clamp(shortest * std::pow(growth, static_cast<double>(i)), least_, most_);
    }
    return most_;
}

}  // namespace offbeat::report
