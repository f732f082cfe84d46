#include "offbeat/convert.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace offbeat::detail {
namespace {

// A duration's unit may be any fraction, and its product with nanoseconds needs more than 64 bits.
__extension__ using Wide = __int128;
constexpr Wide nanoseconds_in_second = 1'000'000'000;

[[noreturn]] void refuse(const Value& value, const std::string& reason, const std::string& expected) {
    throw NotConvertible(display(value) + ' ' + reason, expected);
}

[[noreturn]] void refuse_as_too_long(const Value& value) {
    refuse(value, "is out of range", "what the parameter's type can hold");
}

struct Unit {
    const char* name;
    double nanoseconds;
};
constexpr Unit units[] = {{"ns", 1},  {"us", 1e3}, {"µs", 1e3},   {"ms", 1e6},
                          {"s", 1e9}, {"m", 60e9}, {"h", 3600e9}, {"d", 86400e9}};

std::int64_t nanoseconds_of(const Value& value) {
    constexpr const char* expected = "a duration such as 500ms, 2s or 1.5h";
    const std::string& text = text_of(value, expected);
    double count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    for (const Unit& unit : units) {
        if (failed != std::errc{} || rest != unit.name) continue;
        const double nanoseconds = std::round(count * unit.nanoseconds);
        if (!(std::abs(nanoseconds) <= 9e18)) {  // nan is within no bounds
            refuse(value, "is out of range", "a duration of less than 292 years");
        }
        return static_cast<std::int64_t>(nanoseconds);
    }
    refuse(value, failed == std::errc{} && rest.empty() ? "has no unit" : "is no duration", expected);
}

std::string nanoseconds_text(Wide nanoseconds) {
    constexpr Wide longest = std::numeric_limits<std::int64_t>::max();
    if (nanoseconds > longest || nanoseconds < -longest)
        return number_text(static_cast<double>(nanoseconds) / 1e9) + 's';
    constexpr std::pair<int, const char*> exact[] = {{1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "us"}};
    for (const auto& [size, name] : exact) {
        if (nanoseconds % size == 0) return std::to_string(static_cast<std::int64_t>(nanoseconds / size)) + name;
    }
    return std::to_string(static_cast<std::int64_t>(nanoseconds)) + "ns";
}

}  // namespace

std::int64_t whole_duration_of(const Value& value, Period unit, std::int64_t least, std::int64_t most) {
    const Wide exact = Wide{nanoseconds_of(value)} * unit.denominator;
    const Wide size = Wide{unit.numerator} * nanoseconds_in_second;
    const Wide count = exact / size;
    const Wide rest = exact % size;
    if (count > most || (count == most && rest > 0) || count < least || (count == least && rest < 0)) {
        refuse_as_too_long(value);
    }
    if (rest != 0) {
        refuse(value, "is finer than the parameter's unit", "a multiple of " + whole_duration_text(1, unit));
    }
    return static_cast<std::int64_t>(count);
}

long double duration_of(const Value& value, Period unit, long double most) {
    const auto nanoseconds = static_cast<long double>(nanoseconds_of(value));
    // One division of whole numbers, so that 1ms is the double nearest to 0.001 seconds.
    const long double count =
        nanoseconds * static_cast<long double>(unit.denominator) / (static_cast<long double>(unit.numerator) * 1e9L);
    if (std::abs(count) > most) refuse_as_too_long(value);
    return count;
}

std::string whole_duration_text(std::int64_t count, Period unit) {
    return nanoseconds_text(Wide{count} * unit.numerator * nanoseconds_in_second / unit.denominator);
}

std::string duration_text(long double count, Period unit) {
    const long double nanoseconds =
        count * 1e9L * static_cast<long double>(unit.numerator) / static_cast<long double>(unit.denominator);
    if (!(std::abs(nanoseconds) <= 9e18L)) return number_text(static_cast<double>(nanoseconds / 1e9L)) + 's';
    return nanoseconds_text(static_cast<Wide>(nanoseconds));
}

}  // namespace offbeat::detail
