#include "report/html_attachments.hpp"
#include "report/html_text.hpp"
#include "report/timeline_layout.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

/// One attribute with a place in pixels: ` x="168.0"`.
void at(std::string& out, const char* name, double pixels) {
    out += std::string(" ") + name + "=\"";
    append_seconds(out, pixels, 1);
    out += '"';
}

void append_line(std::string& out, const char* kind, double x1, double y1, double x2, double y2) {
    out += std::string("<line class=\"") + kind + '"';
    at(out, "x1", x1);
    at(out, "y1", y1);
    at(out, "x2", x2);
    at(out, "y2", y2);
    out += "/>\n";
}

void append_text(std::string& out, const char* kind, double x, double y, const std::string& text) {
    out += std::string("<text class=\"") + kind + '"';
    at(out, "x", x);
    at(out, "y", y);
    out += '>';
    append_html(out, text);
    out += "</text>";
}

/// A browser shows it where the pointer rests.
void append_title(std::string& out, const std::string& text) {
    out += "<title>";
    append_html(out, text);
    out += "</title>";
}

void append_item(std::string& out, const TimelineLayout::Lane& lane, const TimelineLayout::Item& item) {
    const double middle = (item.from + item.to) / 2;
    out += std::string("<g class=\"tl-") + to_string(item.kind) + "\">";
    append_title(out, item.told);
    if (item.is_mark) {
        append_line(out, "tl-moment", middle, lane.y, middle, lane.y + lane.height);
        out += "<path d=\"M";
        for (const double number : {middle, item.y + 4}) {
            append_seconds(out, number, 1);
            out += ' ';
        }
        out += "l5 5-5 5-5-5z\"/>";
    } else {
        out += "<rect";
        at(out, "x", item.from);
        at(out, "y", item.y + 1);
        at(out, "width", item.to - item.from);
        at(out, "height", TimelineLayout::track_height - 4);
        out += " rx=\"2\"/>";
    }
    if (!item.label.empty())
        append_text(out, item.label_ends ? "tl-ends" : "tl-begins", item.label_x, item.y + 13, item.label);
    out += "</g>\n";
}

void append_drawing(std::string& out, const TimelineLayout& layout, const std::string& name) {
    out += "<svg role=\"img\" viewBox=\"0 0 960 ";
    append_seconds(out, layout.height, 0);
    out += "\" aria-label=\"";
    append_html(out, name + "; it is told as text below");
    out += "\">\n";
    for (const auto& tick : layout.ticks) append_line(out, "tl-grid", tick.x, 0, tick.x, layout.axis_y);
    for (const auto& lane : layout.lanes) {
        append_line(out, "tl-grid", 0, lane.y + lane.height, TimelineLayout::width, lane.y + lane.height);
        out += "<g>";
        append_title(out, lane.name);
        append_text(out, "tl-lane", 4, lane.y + 17, lane.label);
        out += "</g>\n";
        // a moment's line goes behind the bands, or it would cross their labels
        for (const bool marks : {true, false}) {
            for (const auto& item : lane.items) {
                if (item.is_mark == marks) append_item(out, lane, item);
            }
        }
    }
    for (const auto& tick : layout.ticks) append_text(out, "tl-tick", tick.x, layout.axis_y + 16, tick.label);
    out += "\n</svg>\n";
}

void append_told(std::string& out, const TimelineLayout& layout) {
    out += "<details><summary>the time line as text</summary><ul>\n";
    for (const auto& lane : layout.lanes) {
        out += "<li>";
        append_html(out, lane.name);
        if (!lane.items.empty()) out += "<ul>";
        for (const auto& item : lane.items) {
            out += "<li>";
            append_html(out, cut(item.told, 1000));
            out += "</li>";
        }
        if (!lane.items.empty()) out += "</ul>";
        out += "</li>\n";
    }
    out += "</ul></details>\n";
}

}  // namespace

void append_timeline(std::string& out, const std::string& name, const Timeline& timeline) {
    const TimelineLayout layout(timeline);
    out += "<figure class=\"timeline\"><figcaption>";
    append_html(out, name);
    out += "</figcaption>\n<div class=\"wide\">";
    append_drawing(out, layout, name);
    out += "</div>\n";
    append_told(out, layout);
    out += "</figure>\n";
}

}  // namespace offbeat::report
