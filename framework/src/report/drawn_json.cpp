#include "report/drawn_json.hpp"

#include "offbeat/error.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>

namespace offbeat::report {
namespace {

namespace bj = boost::json;

constexpr std::size_t longest = 1024 * 1024;
constexpr std::size_t most_items = 500;
constexpr std::size_t most_cells = 10000;

/// A value inside the content, with its place for messages.
struct At {
    const bj::value& value;
    std::string place;

    [[noreturn]] void fail(const std::string& what) const { throw Error(place.empty() ? what : place + ": " + what); }

    [[nodiscard]] const bj::value* find(const char* key) const {
        if (!value.is_object()) fail("no object");
        return value.get_object().if_contains(key);
    }

    [[nodiscard]] double number(const char* key) const {
        const bj::value* found = find(key);
        if (found == nullptr || !found->is_number()) fail('"' + std::string(key) + "\" is no number");
        return found->to_number<double>();
    }

    [[nodiscard]] std::string text(const char* key, const char* otherwise) const {
        const bj::value* found = find(key);
        if (found == nullptr && otherwise != nullptr) return otherwise;
        if (found == nullptr || !found->is_string()) fail('"' + std::string(key) + "\" is no text");
        return std::string(found->get_string());
    }

    /// Calls `one` with each item; a list that may be left out has none then.
    template <class One>
    void each(const char* key, bool needed, One one) const {
        const bj::value* found = find(key);
        if (found == nullptr && !needed) return;
        if (found == nullptr || !found->is_array()) fail('"' + std::string(key) + "\" is no list");
        std::size_t index = 0;
        const std::string below = (place.empty() ? std::string() : place + '.') + key;
        for (const auto& item : found->get_array()) one(At{item, below + '[' + std::to_string(index++) + ']'});
    }
};

bj::value parsed(std::string_view json) {
    if (json.size() > longest) throw Error("longer than " + std::to_string(longest) + " bytes");
    boost::system::error_code wrong;
    bj::value value = bj::parse(json, wrong);
    if (wrong) throw Error("no JSON: " + wrong.message());
    return value;
}

Timeline::Kind kind_of(const At& item) {
    const std::string name = item.text("kind", "neutral");
    for (const auto kind : {Timeline::Kind::neutral, Timeline::Kind::good, Timeline::Kind::bad, Timeline::Kind::warn}) {
        if (name == to_string(kind)) return kind;
    }
    item.fail("\"kind\" is none of neutral, good, bad, warn");
}

Timeline::Lane lane_of(const At& at, std::size_t& items) {
    Timeline::Lane lane{at.text("name", nullptr)};
    at.each("bands", false, [&](const At& item) {
        lane.bands.push_back({item.number("from"), item.number("to"), item.text("text", ""), kind_of(item)});
        if (lane.bands.back().to < lane.bands.back().from) item.fail("it ends before it begins");
    });
    at.each("marks", false, [&](const At& item) {
        lane.marks.push_back({item.number("at"), item.text("text", ""), kind_of(item)});
    });
    items += 1 + lane.bands.size() + lane.marks.size();
    if (items > most_items) at.fail("more than " + std::to_string(most_items) + " lanes, bands and marks");
    return lane;
}

/// The axis reaches as far as what stands on it.
void widen(Timeline& timeline) {
    const auto include = [&](double time) {
        timeline.from = std::min(timeline.from, time);
        timeline.to = std::max(timeline.to, time);
    };
    for (const auto& lane : timeline.lanes) {
        for (const auto& band : lane.bands) {
            include(band.from);
            include(band.to);
        }
        for (const auto& mark : lane.marks) include(mark.at);
    }
}

Table::Cell cell_of(const At& at) {
    const bj::value& value = at.value;
    if (value.is_object() || value.is_array()) at.fail("neither a text, a number, a truth value nor null");
    if (value.is_string()) return {std::string(value.get_string())};
    return {bj::serialize(value), value.is_number()};
}

}  // namespace

Timeline read_timeline(std::string_view json) {
    const bj::value value = parsed(json);
    const At top{value, {}};
    Timeline timeline{top.number("from"), top.number("to"), top.text("unit", "s")};
    std::size_t items = 0;
    top.each("lanes", true, [&](const At& lane) { timeline.lanes.push_back(lane_of(lane, items)); });
    widen(timeline);
    if (!(timeline.from < timeline.to)) top.fail("\"to\" isn't above \"from\"");
    if (!std::isfinite(timeline.to - timeline.from)) top.fail("the times are too far apart");
    return timeline;
}

Table read_table(std::string_view json) {
    const bj::value value = parsed(json);
    const At top{value, {}};
    Table table;
    top.each("columns", true, [&](const At& column) {
        if (!column.value.is_string()) column.fail("no text");
        table.columns.emplace_back(column.value.get_string());
    });
    std::size_t cells = 0;
    top.each("rows", true, [&](const At& row) {
        if (!row.value.is_array()) row.fail("no list");
        const auto& items = row.value.get_array();
        if (items.size() != table.columns.size()) row.fail("not as many cells as columns");
        cells += std::max<std::size_t>(items.size(), 1);
        if (cells > most_cells) row.fail("more than " + std::to_string(most_cells) + " cells");
        auto& made = table.rows.emplace_back();
        for (const auto& item : items)
            made.push_back(cell_of({item, row.place + '[' + std::to_string(made.size()) + ']'}));
    });
    return table;
}

}  // namespace offbeat::report
