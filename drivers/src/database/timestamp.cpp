#include "offbeat/database/timestamp.hpp"

#include "expression/moment.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace offbeat::database {
namespace {

using std::chrono::days;
using std::chrono::microseconds;
using std::chrono::seconds;

/// `+08:00`, `-0330`, `+08`, as parse_moment() lets pass.
std::optional<seconds> offset_of(std::string_view text) {
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto number = [&](std::size_t at) {
        const bool digits =
            at + 2 <= text.size() && text[at] >= '0' && text[at] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
        return digits ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
    };
    const std::size_t rest = text.size() > 3 && text[3] == ':' ? 4 : 3;
    const int hours = number(1);
    const int minutes = text.size() > 3 ? number(rest) : 0;
    if (hours < 0 || minutes < 0 || minutes > 59 || hours > 18 || (text.size() > 3 && text.size() != rest + 2))
        return std::nullopt;
    const seconds east{hours * 3600 + minutes * 60};
    return text[0] == '-' ? -east : east;
}

/// How far the zone is to the east of UTC at that moment.
seconds offset_at(Instant at, const Zone& zone) {
    if (!zone.local) return zone.offset;
    const std::time_t time = std::chrono::floor<seconds>(at).time_since_epoch().count();
    std::tm local{};
    return localtime_r(&time, &local) == nullptr ? seconds{0} : seconds{local.tm_gmtoff};
}

/// What a clock in the zone shows at a moment, read as if it were UTC; and back.
Instant shown(Instant at, const Zone& zone) {
    return at + offset_at(at, zone);
}
Instant meant(Instant shown, const Zone& zone) {
    // The offset is the moment's, and the moment isn't known yet: its neighbour's first, which differs only beside a
    // change to or from summer time.
    const Instant near = shown - offset_at(shown, zone);
    return shown - offset_at(near, zone);
}

std::optional<Timestamp> unix_time(std::string_view text) {
    constexpr std::size_t longest = 11;  // with a sign: the years up to 5138; longer ones count something finer
    std::int64_t count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failed != std::errc{} || end != text.data() + text.size() || text.size() > longest) return std::nullopt;
    return Timestamp{Instant(seconds(count)), seconds(1)};
}

}  // namespace

std::optional<Zone> Zone::of(std::string_view text) {
    if (text == "local") return Zone{true, {}};
    if (text == "UTC" || text == "Z") return Zone{};
    if (const auto offset = offset_of(text)) return Zone{false, *offset};
    return std::nullopt;
}

std::optional<Timestamp> timestamp_of(std::string_view text, const Zone& zone) {
    const auto moment = expression::parse_moment(text);
    if (!moment) return unix_time(text);
    constexpr std::int64_t nanoseconds_in_microsecond = 1000;
    const Instant at = Instant(days(moment->days)) + microseconds(moment->nanoseconds / nanoseconds_in_microsecond);
    const microseconds step{std::max<std::int64_t>(1, expression::precision(*moment) / nanoseconds_in_microsecond)};
    if (moment->zone.empty()) return Timestamp{meant(at, zone), step};
    if (moment->zone == "Z" || moment->zone == "z") return Timestamp{at, step};
    const auto offset = offset_of(moment->zone);
    if (!offset) return std::nullopt;
    return Timestamp{at - *offset, step};
}

std::string date_and_time(Instant at, const Zone& zone) {
    const Instant there = shown(at, zone);
    expression::Moment moment;
    moment.days = std::chrono::floor<days>(there).time_since_epoch().count();
    moment.nanoseconds = std::chrono::nanoseconds(there - std::chrono::floor<days>(there)).count();
    moment.separator = ' ';
    moment.seconds = true;
    moment.decimals = 6;
    return expression::format(moment).value_or("");
}

std::string date_of(Instant at, const Zone& zone) {
    const std::string text = date_and_time(at, zone);
    return text.substr(0, text.find(' '));
}

Instant day_begin(Instant at, const Zone& zone, int days_later) {
    return meant(Instant(std::chrono::floor<days>(shown(at, zone)) + days(days_later)), zone);
}

}  // namespace offbeat::database
