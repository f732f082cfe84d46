#include "compare.hpp"

#include "../orthotropic/decimal.hpp"
#include "offbeat/convert.hpp"

#include <re2/re2.h>

#include <charconv>

namespace offbeat::tables {
namespace {

std::optional<double> floating(const std::string& text) {
    double number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool same_number(const std::string& a, const std::string& b) {
    // Exact, however many digits: doubles would take 0.1 and its neighbour for one.
    const auto left = orthotropic::parse_decimal(a);
    const auto right = orthotropic::parse_decimal(b);
    if (left && right) return !orthotropic::less(*left, *right) && !orthotropic::less(*right, *left);
    const auto x = floating(a);  // 1e20
    const auto y = floating(b);
    return x && y && *x == *y;
}

std::string_view truth(std::string_view text) {
    for (const char* yes : {"true", "TRUE", "t", "1"}) {
        if (text == yes) return "true";
    }
    for (const char* no : {"false", "FALSE", "f", "0"}) {
        if (text == no) return "false";
    }
    return text;
}

bool matches(const Cell& cell, const std::string& pattern, const std::string& text) {
    RE2::Options options(RE2::Quiet);
    options.set_dot_nl(true);
    const re2::RE2 expression(pattern, options);
    if (!expression.ok())
        throw SetupError(
            {cell.value.where(), offbeat::quoted(pattern) + " is no pattern: " + expression.error(), "an RE2 pattern"});
    return re2::RE2::FullMatch(text, expression);
}

std::string shown(const Rule& rule) {
    return rule.tolerance.count() == 0 ? "" : " within " + to_value(rule.tolerance).text;
}

std::optional<std::string> outside(const Cell& cell, const Value& expected, const Value& actual,
                                   const Running& running) {
    const auto span = span_of(expected.text, cell.rule, running);
    // What no calendar has may still be meant as it is written: infinity.
    const bool is_text = expected == actual;
    if (!span && !is_text && expected.text != "infinity" && expected.text != "-infinity")
        throw SetupError({cell.value.where(), display(expected) + " is no time", spellings_of_times});
    if (is_text || (span && is_within(actual.text, *span, cell.rule))) return std::nullopt;
    std::string text = span && span->relative ? expected.text : display(expected);
    text += shown(cell.rule);
    if (span && span->relative) {
        text +=
            " (" + database::date_and_time(span->from, {}) + " to " + database::date_and_time(span->to, {}) + " UTC)";
    }
    return text;
}

}  // namespace

bool same(const Value& a, const Value& b, database::Kind kind) {
    if (a.kind != b.kind) return false;
    if (a.kind != Value::Kind::text || a.text == b.text) return a.text == b.text;
    if (kind == database::Kind::number) return same_number(a.text, b.text);
    return kind == database::Kind::boolean && truth(a.text) == truth(b.text);
}

std::optional<std::string> difference(const Cell& cell, const Value& expected, const Value& actual, database::Kind kind,
                                      const Running& running) {
    using Is = Rule::Kind;
    if (cell.rule.kind == Is::ignore) return std::nullopt;
    if (cell.rule.kind == Is::not_null) {
        if (expected.kind != Value::Kind::absent)
            throw SetupError({cell.value.where(), "the rule not-null takes no value, and here is " + display(expected),
                              "an empty cell"});
        return actual.kind == Value::Kind::null ? std::optional<std::string>("anything but null") : std::nullopt;
    }
    if (expected.kind == Value::Kind::absent) return std::nullopt;
    const bool texts = expected.kind == Value::Kind::text && actual.kind == Value::Kind::text;
    if (cell.rule.kind == Is::regex && expected.kind == Value::Kind::text) {
        if (matches(cell, expected.text, actual.text) && texts) return std::nullopt;
        return "a match of " + offbeat::quoted(expected.text);
    }
    if (cell.rule.kind == Is::date && texts) return outside(cell, expected, actual, running);
    if (same(expected, actual, kind)) return std::nullopt;
    return display(expected);
}

}  // namespace offbeat::tables
