#include "report/performance.hpp"

#include "offbeat/error.hpp"
#include "report/drawn_json.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <limits>

namespace offbeat::report {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

struct Outage {
    double begins = never, ends = never, recovered = never;
};

Outage outage_of(const Timeline& timeline) {
    Outage outage;
    double healthy = -never;
    double back = -never;
    for (const auto& lane : timeline.lanes) {
        for (const auto& band : lane.bands) {
            if (lane.name == "outage" && band.kind == Timeline::Kind::bad) {
                outage.begins = std::min(outage.begins, band.from);
                back = std::max(back, band.to);
            }
            if (lane.name == "recovery" || (lane.name == "outage" && band.kind == Timeline::Kind::warn))
                healthy = std::max(healthy, band.to);
        }
        // A fault that strikes a message and is over.
        for (const auto& mark : lane.marks) {
            if (lane.name == "outage") outage.begins = std::min(outage.begins, mark.at);
        }
    }
    if (outage.begins == never) return outage;
    outage.ends = std::max(back, outage.begins);
    outage.recovered = std::max(healthy, outage.ends);
    return outage;
}

Phase phase_of(const Timeline::Band& request, const Outage& outage) {
    if (request.to < outage.begins) return Phase::before;
    if (request.from < outage.begins) return Phase::struck;
    if (request.from < outage.ends) return Phase::during;
    return request.from < outage.recovered ? Phase::recovering : Phase::after;
}

}  // namespace

const char* to_string(Phase phase) {
    switch (phase) {
    case Phase::before:
        return "before the outage";
    case Phase::struck:
        return "struck by it";
    case Phase::during:
        return "during it";
    case Phase::recovering:
        return "recovering";
    case Phase::after:
        return "after the recovery";
    }
    return "";
}

void add_requests(Latencies& latencies, const Timeline& timeline) {
    const Outage outage = outage_of(timeline);
    for (const auto& lane : timeline.lanes) {
        if (!lane.name.starts_with("request")) continue;
        for (const auto& request : lane.bands)
            latencies[static_cast<std::size_t>(phase_of(request, outage))].add(request.to - request.from);
    }
}

void add_requests(Latencies& latencies, const Attachment& attachment) {
    if (!same_type(attachment.type, timeline_type)) return;
    try {
        add_requests(latencies, read_timeline(attachment.content));
    } catch (const Error&) {
        return;  // the page says what is wrong with it
    }
}

std::string quantiles_json(const Quantiles& quantiles) {
    std::string out = "{\"count\":" + std::to_string(quantiles.count());
    const auto add = [&](const char* key, double seconds) {
        out += std::string(",\"") + key + "\":";
        append_seconds(out, seconds, 6);
    };
    add("min", quantiles.least());
    add("mean", quantiles.mean());
    for (const auto& [key, percent] : {std::pair("p50", 50), {"p90", 90}, {"p95", 95}, {"p99", 99}})
        add(key, quantiles.percentile(percent));
    add("max", quantiles.most());
    return out + '}';
}

}  // namespace offbeat::report
