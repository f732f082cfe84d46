#include "offbeat/timeline.hpp"

#include "offbeat/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace offbeat {
namespace {

void add_number(std::string& out, const char* key, double number) {
    json::append_key(out, key);
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out += std::isfinite(number) ? std::string(buffer.data(), end) : "null";
}

void add_text(std::string& out, const char* key, std::string_view text) {
    json::append_key(out, key);
    json::append_string(out, text);
}

template <class Items, class One>
void add_all(std::string& out, const char* key, const Items& items, One one) {
    json::append_key(out, key);
    out += '[';
    for (const auto& item : items) {
        out += &item == &items.front() ? "{" : ",{";
        one(item);
        out += '}';
    }
    out += ']';
}

template <class Item>
void add_meaning(std::string& out, const Item& item) {
    add_text(out, "text", item.text);
    add_text(out, "kind", to_string(item.kind));
}

void add_lane(std::string& out, const Timeline::Lane& lane) {
    add_text(out, "name", lane.name);
    add_all(out, "bands", lane.bands, [&](const Timeline::Band& band) {
        add_number(out, "from", band.from);
        add_number(out, "to", band.to);
        add_meaning(out, band);
    });
    add_all(out, "marks", lane.marks, [&](const Timeline::Mark& mark) {
        add_number(out, "at", mark.at);
        add_meaning(out, mark);
    });
}

}  // namespace

Attachment to_attachment(const Timeline& timeline, std::string name) {
    std::string out = "{";
    add_number(out, "from", timeline.from);
    add_number(out, "to", timeline.to);
    add_text(out, "unit", timeline.unit);
    add_all(out, "lanes", timeline.lanes, [&](const Timeline::Lane& lane) { add_lane(out, lane); });
    return {std::move(name), std::string(timeline_type), out + '}'};
}

const char* to_string(Timeline::Kind kind) {
    switch (kind) {
    case Timeline::Kind::neutral:
        return "neutral";
    case Timeline::Kind::good:
        return "good";
    case Timeline::Kind::bad:
        return "bad";
    case Timeline::Kind::warn:
        return "warn";
    }
    return "";
}

}  // namespace offbeat
