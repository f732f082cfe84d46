#include "proxy/arguments.hpp"

#include "offbeat/text.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

namespace offbeat::proxy {
namespace {

struct Unit {
    const char* name;
    double factor;
};
constexpr std::array<Unit, 4> times = {{{"us", 1}, {"ms", 1e3}, {"s", 1e6}, {"min", 60e6}}};
constexpr std::array<Unit, 6> sizes = {
    {{"", 1}, {"B", 1}, {"kB", 1e3}, {"MB", 1e6}, {"KiB", 1024}, {"MiB", 1024 * 1024}}};

[[noreturn]] void refuse(std::string what, std::string expected, std::string hint = {}) {
    throw SetupError({{}, std::move(what), std::move(expected), std::move(hint)});
}

/// The length of `12` or `1.5` at the front; no sign, no exponent.
std::size_t number_length(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == 0 || end + 1 >= text.size() || text[end] != '.') return end;
    const std::size_t point = end++;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end == point + 1 ? point : end;
}

/// \returns the number in the unit whose factor is 1
template <std::size_t count>
double measured(std::string_view text, const std::array<Unit, count>& units, const char* what, const char* expected) {
    const std::string shown = "\"" + std::string(text) + "\"";
    const std::size_t length = number_length(text);
    if (length == 0) refuse(shown + " is no " + what, expected);
    const std::string unit(trim(text.substr(length)));
    std::vector<std::string> names;
    for (const Unit& each : units) {
        if (unit == each.name) return std::strtod(std::string(text.substr(0, length)).c_str(), nullptr) * each.factor;
        if (*each.name != '\0') names.emplace_back(each.name);
    }
    if (unit.empty()) refuse(shown + " has no unit", expected);
    refuse(shown + " has an unknown unit", expected, did_you_mean(unit, names));
}

constexpr const char* a_size = "a size such as 16B, 8kB or 1MB";

}  // namespace

void expect_count(const Arguments& arguments, std::size_t least, std::size_t most, std::string_view form) {
    const std::size_t count = arguments.size();
    if (count < least) refuse("an argument is missing", std::string(form));
    if (count <= most) return;
    const std::string given = count == 1 ? "one argument" : std::to_string(count) + " arguments";
    refuse(given + (most == 0 ? " where none is taken" : " are too many"), std::string(form));
}

std::chrono::microseconds duration(std::string_view text) {
    const double value = measured(text, times, "duration", "a duration such as 500ms or 2s");
    if (value > 86400e6) refuse("\"" + std::string(text) + "\" is too long", "at most a day");
    return std::chrono::microseconds(std::llround(value));
}

std::uint64_t byte_count(std::string_view text) {
    const double value = measured(text, sizes, "size", a_size);
    if (value > 1e12) refuse("\"" + std::string(text) + "\" is too large", "at most 1000000MB");
    if (value != std::floor(value)) refuse("\"" + std::string(text) + "\" is no whole number of bytes", a_size);
    return static_cast<std::uint64_t>(value);
}

std::uint64_t rate(std::string_view text) {
    const std::string_view expected = "a rate such as 8kB/s";
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || trim(text.substr(slash + 1)) != "s") {
        refuse("\"" + std::string(text) + "\" is no rate", std::string(expected));
    }
    const double value = measured(trim(text.substr(0, slash)), sizes, "size", a_size);
    if (value < 1 || value > 1e12)
        refuse("\"" + std::string(text) + "\" is no rate to work with", "1B/s to 1000000MB/s");
    return static_cast<std::uint64_t>(value);
}

}  // namespace offbeat::proxy
