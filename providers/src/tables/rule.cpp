#include "rule.hpp"

#include "offbeat/convert.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace offbeat::tables {
namespace {

struct Name {
    const char* name;
    Rule::Kind kind;
};
constexpr Name names[] = {{"compare", Rule::Kind::compare},   {"key", Rule::Kind::key},
                          {"ignore", Rule::Kind::ignore},     {"regex", Rule::Kind::regex},
                          {"not-null", Rule::Kind::not_null}, {"date", Rule::Kind::date}};

constexpr const char* arguments_of_date =
    "date, date(2s) or date(2s, +08:00): a tolerance, and the zone of times that tell none (UTC, local or an offset)";

std::vector<std::string> known_rules() {
    std::vector<std::string> all;
    for (const auto& rule : names) all.emplace_back(rule.name);
    return all;
}

std::chrono::microseconds tolerance_of(std::string_view text, const Location& where) {
    try {
        const auto tolerance = from_value<std::chrono::microseconds>(Value::of_text(std::string(text)));
        if (tolerance.count() >= 0) return tolerance;
    } catch (const NotConvertible&) {
        static_cast<void>(0);  // told below
    }
    throw SetupError({where, offbeat::quoted(text) + " is no tolerance", arguments_of_date});
}

/// What stands between the brackets of date.
void read_arguments(std::string_view text, const Location& where, Rule& rule) {
    const std::size_t comma = text.find(',');
    if (const auto first = trim(text.substr(0, comma)); !first.empty() || comma == std::string_view::npos)
        rule.tolerance = tolerance_of(first, where);
    if (comma == std::string_view::npos) return;
    const auto second = trim(text.substr(comma + 1));
    const auto zone = database::Zone::of(second);
    if (!zone)
        throw SetupError(
            {behind(where, text.substr(0, comma + 1)), offbeat::quoted(second) + " is no zone", arguments_of_date});
    rule.zone = *zone;
}

std::string shown(const database::Zone& zone) {
    if (zone.local) return "local";
    const auto minutes = zone.offset.count() / 60;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return (minutes < 0 ? '-' : '+') + two(std::abs(minutes) / 60) + ':' + two(std::abs(minutes) % 60);
}

}  // namespace

std::string to_string(const Rule& rule) {
    const auto* const found = std::ranges::find(names, rule.kind, &Name::kind);
    std::string text = found->name;
    const bool zoned = !(rule.zone == database::Zone{});
    if (rule.kind != Rule::Kind::date || (rule.tolerance.count() == 0 && !zoned)) return text;
    text += '(' + to_value(rule.tolerance).text;
    if (zoned) text += ", " + shown(rule.zone);
    return text + ')';
}

Rule rule_of(std::string_view text, const Location& where) {
    const std::size_t open = text.ends_with(')') ? text.find('(') : std::string_view::npos;
    const std::string name(text.substr(0, open));
    const auto* const found = std::ranges::find(names, name, &Name::name);
    if (found == std::end(names))
        throw SetupError({where, offbeat::quoted(text) + " is no rule", join(known_rules(), ", "),
                          did_you_mean(name, known_rules())});
    Rule rule{found->kind};
    if (open == std::string_view::npos) return rule;
    const Location inside = behind(where, text.substr(0, open + 1));
    if (rule.kind != Rule::Kind::date)
        throw SetupError({inside, "the rule " + name + " takes nothing in brackets", name});
    read_arguments(text.substr(open + 1, text.size() - open - 2), inside, rule);
    return rule;
}

Heading heading_of(std::string_view cell, const Location& where) {
    // A zone's colon stands in brackets; a column's own is told by a rule behind it: `a:b:compare`.
    const std::size_t open = cell.ends_with(')') ? cell.rfind('(') : std::string_view::npos;
    const std::size_t colon = cell.substr(0, open).rfind(':');
    if (colon == std::string_view::npos) return {std::string(cell), {}, false};
    if (colon == 0) throw SetupError({where, "a rule without a column", "column:rule"});
    const Rule rule = rule_of(cell.substr(colon + 1), behind(where, cell.substr(0, colon + 1)));
    return {std::string(cell.substr(0, colon)), rule, true};
}

Location behind(const Location& where, std::string_view before) {
    Location place = where;
    if (place.column > 0) place.column += static_cast<int>(utf8::length(before));
    return place;
}

}  // namespace offbeat::tables
