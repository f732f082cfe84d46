#include "offbeat/outage/course.hpp"

#include <algorithm>

namespace offbeat::outage {
namespace {

offbeat::Timeline::Lane& lane_of(offbeat::Timeline& drawn, const std::string& name) {
    const auto found =
        std::find_if(drawn.lanes.begin(), drawn.lanes.end(), [&](const auto& lane) { return lane.name == name; });
    return found != drawn.lanes.end() ? *found : drawn.lanes.emplace_back(offbeat::Timeline::Lane{name});
}

}  // namespace

std::pair<Course::Clock::time_point, Course::Clock::time_point> Course::span() const {
    if (bands.empty() && marks.empty()) return {Clock::now(), Clock::now()};
    std::pair all{Clock::time_point::max(), Clock::time_point::min()};
    const auto include = [&](Clock::time_point from, Clock::time_point to) {
        all = {std::min(all.first, from), std::max(all.second, to)};
    };
    for (const auto& band : bands) include(band.from, band.to);
    for (const auto& mark : marks) include(mark.at, mark.at);
    return all;
}

offbeat::Timeline Course::drawn() const {
    const auto first = span().first;
    const auto since = [&](Clock::time_point at) { return std::chrono::duration<double>(at - first).count(); };
    offbeat::Timeline drawn;
    for (const auto& band : bands)
        lane_of(drawn, band.lane).bands.push_back({since(band.from), since(band.to), band.text, band.kind});
    for (const auto& mark : marks) lane_of(drawn, mark.lane).marks.push_back({since(mark.at), mark.text, mark.kind});
    return drawn;
}

}  // namespace offbeat::outage
