#include "expression/moment.hpp"

#include <chrono>
#include <cstdio>

namespace offbeat::expression {
namespace {

/// Takes exactly `digits` digits; -1 where they aren't there.
int number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return -1;
    int value = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

/// `Z`, `+08:00`, `+0800`, `+08`; kept as it is, for a shift doesn't change it.
bool zone(std::string_view text) {
    if (text.empty() || text == "Z" || text == "z") return true;
    if (!take(text, '+') && !take(text, '-')) return false;
    if (number(text, 2) < 0) return false;
    const bool colon = take(text, ':');
    if (text.empty()) return !colon;
    return number(text, 2) >= 0 && text.empty();
}

bool time_of_day(std::string_view& text, Moment& moment) {
    const int hours = number(text, 2);
    const int minutes = take(text, ':') ? number(text, 2) : -1;
    moment.seconds = take(text, ':');
    const int seconds = moment.seconds ? number(text, 2) : 0;
    const bool valid = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
    if (!valid) return false;
    moment.nanoseconds = ((std::int64_t{hours} * 60 + minutes) * 60 + seconds) * 1'000'000'000;
    if (!moment.seconds || !take(text, '.')) return true;
    std::int64_t unit = 1'000'000'000;
    for (int digit = number(text, 1); digit >= 0; digit = number(text, 1)) {
        if (++moment.decimals > 9) return false;
        unit /= 10;
        moment.nanoseconds += digit * unit;
    }
    return moment.decimals > 0;
}

std::string padded(std::int64_t value, int width) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%0*lld", width, static_cast<long long>(value));
    return buffer;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
    const int year = number(text, 4);
    const int month = take(text, '-') ? number(text, 2) : -1;
    const int day = take(text, '-') ? number(text, 2) : -1;
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    Moment moment;
    moment.days = std::chrono::sys_days(date).time_since_epoch().count();
    if (text.empty()) return moment;
    moment.separator = text.front();
    if (!take(text, ' ') && !take(text, 'T')) return std::nullopt;
    if (!time_of_day(text, moment) || !zone(text)) return std::nullopt;
    moment.zone = text;
    return moment;
}

std::int64_t precision(const Moment& moment) {
    if (moment.separator == '\0') return nanoseconds_a_day;
    std::int64_t step = std::int64_t{moment.seconds ? 1 : 60} * 1'000'000'000;
    for (int i = 0; i < moment.decimals; ++i) step /= 10;
    return step;
}

std::optional<std::string> format(const Moment& moment) {
    constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31
    constexpr std::int64_t first_day = -719'528;  // 0000-01-01
    if (moment.days < first_day || moment.days > last_day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(moment.days))};
    std::string out = padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) +
                      '-' + padded(static_cast<unsigned>(date.day()), 2);
    if (moment.separator == '\0') return out;
    const std::int64_t seconds = moment.nanoseconds / 1'000'000'000;
    out += moment.separator + padded(seconds / 3600, 2) + ':' + padded(seconds / 60 % 60, 2);
    if (moment.seconds) out += ':' + padded(seconds % 60, 2);
    if (moment.decimals > 0)
        out += '.' + padded(moment.nanoseconds % 1'000'000'000, 9).substr(0, static_cast<std::size_t>(moment.decimals));
    return out + moment.zone;
}

}  // namespace offbeat::expression
