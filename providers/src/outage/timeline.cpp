#include "offbeat/outage/timeline.hpp"

#include "offbeat/json_text.hpp"

#include <algorithm>
#include <cstdio>

namespace offbeat::outage {
namespace {

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6f", value);
    return text;
}

}  // namespace

std::string Timeline::json() const {
    auto first = Clock::time_point::max();
    auto last = Clock::time_point::min();
    std::vector<std::string> lanes;
    const auto lane = [&](const std::string& name) {
        if (std::find(lanes.begin(), lanes.end(), name) == lanes.end()) lanes.push_back(name);
    };
    for (const auto& band : bands) {
        first = std::min(first, band.from);
        last = std::max(last, band.to);
        lane(band.lane);
    }
    for (const auto& mark : marks) {
        first = std::min(first, mark.at);
        last = std::max(last, mark.at);
        lane(mark.lane);
    }
    if (lanes.empty()) return {};
    const auto since = [&](Clock::time_point at) { return number(std::chrono::duration<double>(at - first).count()); };
    std::string text = R"({"from":0,"to":)" + since(last) + R"(,"unit":"s","lanes":[)";
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        text += (i > 0 ? "," : "") + std::string(R"({"name":)");
        json::append_string(text, lanes[i]);
        text += R"(,"bands":[)";
        const char* comma = "";
        for (const auto& band : bands) {
            if (band.lane != lanes[i]) continue;
            text +=
                comma + std::string(R"({"from":)") + since(band.from) + R"(,"to":)" + since(band.to) + R"(,"text":)";
            json::append_string(text, band.text);
            text += std::string(R"(,"kind":")") + band.kind + "\"}";
            comma = ",";
        }
        text += R"(],"marks":[)";
        comma = "";
        for (const auto& mark : marks) {
            if (mark.lane != lanes[i]) continue;
            text += comma + std::string(R"({"at":)") + since(mark.at) + R"(,"text":)";
            json::append_string(text, mark.text);
            text += std::string(R"(,"kind":")") + mark.kind + "\"}";
            comma = ",";
        }
        text += "]}";
    }
    return text + "]}";
}

}  // namespace offbeat::outage
