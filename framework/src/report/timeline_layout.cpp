#include "report/timeline_layout.hpp"

#include "offbeat/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace offbeat::report {
namespace {

using Layout = TimelineLayout;

constexpr double gap = 6;  // between a shape and its label, and around a label
constexpr double hair = 0.01;
constexpr double longest_label = 330;
constexpr double plot_width = Layout::plot_right - Layout::plot_left;

/// About as wide as a browser draws it in 12 pixels without serifs; wide scripts are drawn twice as wide.
double width_of(char32_t character) {
    return character >= 0x1100 ? 12.6 : 6.9;
}

double width_of(std::string_view text) {
    double width = 0;
    while (!text.empty()) width += width_of(utf8::take(text));
    return width;
}

/// As much of a text as fits; `text` is well-formed.
std::string fitting(const std::string& text, double room) {
    if (width_of(text) <= room) return text;
    std::string_view rest = text;
    std::size_t taken = 0;
    for (double width = width_of(U'…'); !rest.empty(); taken = text.size() - rest.size()) {
        width += width_of(utf8::take(rest));
        if (width > room) break;
    }
    return taken == 0 ? std::string() : text.substr(0, taken) + "…";
}

/// The label goes inside the shape, else behind it, else before it, else where there is more room, cut.
void place_label(Layout::Item& item, const std::string& text) {
    item.label = fitting(text, longest_label);
    const double width = width_of(item.label);
    if (!item.is_mark && width + 2 * gap <= item.to - item.from) {
        item.label_x = item.from + gap;
        return;
    }
    const double behind = Layout::plot_right - item.to - gap;
    const double before = item.from - Layout::plot_left - gap;
    item.label_ends = width > behind && before > behind;
    item.label_x = item.label_ends ? item.from - gap : item.to + gap;
    item.label = fitting(item.label, item.label_ends ? before : behind);
}

struct Extent {
    double from;
    double to;
};

/// What no other item may cover. Bands that follow each other may touch; a label that stands outside keeps its
/// distance.
Extent extent_of(const Layout::Item& item) {
    const double width = width_of(item.label);
    const double label_from = item.label_ends ? item.label_x - width : item.label_x;
    const bool inside = item.label_x > item.from && item.label_x < item.to;
    if (inside) return {item.from, item.to};
    return {std::min(item.from, label_from - gap), std::max(item.to, label_from + width + gap)};
}

/// Each item on the first track where nothing is in its way. Returns the number of tracks.
std::size_t put_on_tracks(Layout::Lane& lane) {
    std::vector<std::vector<Extent>> tracks;
    for (auto& item : lane.items) {
        const Extent own = extent_of(item);
        const auto has_room = [&](const std::vector<Extent>& track) {
            return std::ranges::none_of(
                track, [&](const Extent& other) { return own.from < other.to - hair && other.from < own.to - hair; });
        };
        auto track = std::ranges::find_if(tracks, has_room);
        if (track == tracks.end()) track = tracks.emplace(tracks.end());
        track->push_back(own);
        item.y = lane.y + 4 + Layout::track_height * static_cast<double>(track - tracks.begin());
    }
    return std::max<std::size_t>(tracks.size(), 1);
}

std::string signed_text(const std::string& text, Timeline::Kind kind) {
    const std::string sign = symbol(kind);
    const std::string shown = utf8::visible(text);
    return sign.empty() || shown.empty() ? sign + shown : sign + ' ' + shown;
}

template <class Source>
void finish_item(Layout::Item& item, const Source& source, const std::string& when) {
    item.kind = source.kind;
    const std::string text = signed_text(source.text, source.kind);
    item.told = text.empty() ? when : text + ", " + when;
    place_label(item, text);
}

void add_ticks(Layout& layout, const Timeline& timeline, const std::string& unit) {
    const double range = timeline.to - timeline.from;
    const double raw = range / 7;
    const double scale = std::pow(10, std::floor(std::log10(raw)));
    const double step = scale * (raw / scale > 5 ? 10 : raw / scale > 2 ? 5 : raw / scale > 1 ? 2 : 1);
    const double first = std::ceil(timeline.from / step - 1e-9);
    for (int i = 0; i < 12; ++i) {  // counted: far from nought a step may be too small to change anything
        const double time = (first + i) * step;
        if (!(time <= timeline.to + step * 1e-9)) return;
        layout.ticks.push_back({Layout::plot_left + plot_width * ((time - timeline.from) / range),
                                time_text(time) + (i == 0 ? ' ' + unit : "")});
    }
}

}  // namespace

TimelineLayout::TimelineLayout(const Timeline& timeline) {
    const double range = timeline.to - timeline.from;
    const auto x = [&](double time) { return plot_left + plot_width * ((time - timeline.from) / range); };
    const std::string unit = fitting(utf8::visible(timeline.unit), 60);
    for (const auto& from : timeline.lanes) {
        Lane lane;
        lane.name = utf8::visible(from.name);
        lane.label = fitting(lane.name, plot_left - 16);
        lane.y = axis_y;
        for (const auto& band : from.bands) {
            Item item;
            item.from = std::min(x(band.from), plot_right - 3);
            item.to = std::max(x(band.to), item.from + 3);
            finish_item(item, band, time_text(band.from) + " to " + time_text(band.to) + ' ' + unit);
            lane.items.push_back(std::move(item));
        }
        for (const auto& mark : from.marks) {
            Item item;
            item.is_mark = true;
            item.from = x(mark.at) - 5;
            item.to = x(mark.at) + 5;
            finish_item(item, mark, "at " + time_text(mark.at) + ' ' + unit);
            lane.items.push_back(std::move(item));
        }
        lane.height = 8 + track_height * static_cast<double>(put_on_tracks(lane));
        axis_y += lane.height;
        lanes.push_back(std::move(lane));
    }
    height = axis_y + 24;
    add_ticks(*this, timeline, unit);
}

std::string time_text(double time) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.6g", time == 0 ? 0 : time);  // never -0
    return buffer.data();
}

const char* symbol(Timeline::Kind kind) {
    switch (kind) {
    case Timeline::Kind::neutral:
        return "";
    case Timeline::Kind::good:
        return "✓";
    case Timeline::Kind::bad:
        return "✗";
    case Timeline::Kind::warn:
        return "!";
    }
    return "";
}

}  // namespace offbeat::report
