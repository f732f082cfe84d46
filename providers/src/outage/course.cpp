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

offbeat::Timeline Course::drawn() const {
    auto first = Clock::time_point::max();
    for (const auto& band : bands) first = std::min(first, band.from);
    for (const auto& mark : marks) first = std::min(first, mark.at);
    const auto since = [&](Clock::time_point at) { return std::chrono::duration<double>(at - first).count(); };
    offbeat::Timeline drawn;
    for (const auto& band : bands)
        lane_of(drawn, band.lane).bands.push_back({since(band.from), since(band.to), band.text, band.kind});
    for (const auto& mark : marks) lane_of(drawn, mark.lane).marks.push_back({since(mark.at), mark.text, mark.kind});
    return drawn;
}

}  // namespace offbeat::outage
