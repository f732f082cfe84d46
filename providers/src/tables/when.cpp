#include "when.hpp"

#include "offbeat/convert.hpp"
#include "offbeat/text.hpp"

namespace offbeat::tables {
namespace {

using std::chrono::microseconds;

/// Behind now and today: nothing, `-2s`, `+ 1d`.
std::optional<microseconds> shift_of(std::string_view text) {
    text = trim(text);
    if (text.empty()) return microseconds{0};
    if (text.front() != '+' && text.front() != '-') return std::nullopt;
    const auto amount = trim(text.substr(1));
    // A sign of its own would make `now--2s` a time to come.
    if (amount.empty() || amount.front() < '0' || amount.front() > '9') return std::nullopt;
    try {
        const auto shift = from_value<microseconds>(Value::of_text(std::string(amount)));
        return text.front() == '-' ? -shift : shift;
    } catch (const NotConvertible&) {
        return std::nullopt;
    }
}

struct Relative {
    bool day = false;
    microseconds shift{0};
};

std::optional<Relative> relative_of(std::string_view text) {
    text = trim(text);
    const bool day = text.starts_with("today");
    if (!day && !text.starts_with("now")) return std::nullopt;
    const auto shift = shift_of(text.substr(day ? 5 : 3));
    if (!shift) return std::nullopt;
    return Relative{day, *shift};
}

}  // namespace

std::optional<Span> span_of(std::string_view text, const Rule& rule, const Running& running) {
    if (const auto relative = relative_of(text)) {
        if (!relative->day) return Span{running.began + relative->shift, running.ended + relative->shift, true};
        const auto last = database::day_begin(running.ended + relative->shift, rule.zone, 1) - microseconds(1);
        return Span{database::day_begin(running.began + relative->shift, rule.zone), last, true};
    }
    const auto at = database::timestamp_of(text, rule.zone);
    if (!at) return std::nullopt;
    return Span{at->at, at->at, false};
}

bool is_within(std::string_view actual, const Span& span, const Rule& rule) {
    const auto at = database::timestamp_of(actual, rule.zone);
    if (!at) return false;
    const auto last = span.relative ? at->at + at->step - microseconds(1) : at->at;
    return last >= span.from - rule.tolerance && at->at <= span.to + rule.tolerance;
}

std::string prepared_time(const std::string& cell, const Rule& rule, database::Instant now, bool zoned) {
    const auto relative = relative_of(cell);
    if (!relative) return cell;
    const database::Instant at = now + relative->shift;
    if (relative->day && !zoned) return database::date_of(at, rule.zone);
    if (!zoned) return database::date_and_time(at, rule.zone);
    return database::date_and_time(relative->day ? database::day_begin(at, rule.zone) : at, {}) + "+00";
}

}  // namespace offbeat::tables
