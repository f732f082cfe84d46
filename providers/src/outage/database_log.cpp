#include "database_log.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>
#include <utility>

namespace offbeat::outage {
namespace {

constexpr std::size_t longest = 64 * 1024;

/// Seconds that are to be taken from a time in this zone to have it in UTC; nothing where only this machine's own zone
/// can be meant.
std::optional<int> offset_of(const char* zone) {
    const std::string name(zone);
    if (name == "UTC" || name == "GMT") return 0;
    if (name.size() < 3 || (name[0] != '+' && name[0] != '-')) return std::nullopt;
    int hours = 0;
    int minutes = 0;
    if (std::sscanf(name.c_str() + 1, "%2d:%2d", &hours, &minutes) < 1) return std::nullopt;
    constexpr int a_minute = 60;
    constexpr int an_hour = 3600;
    return (name[0] == '-' ? -1 : 1) * (hours * an_hour + minutes * a_minute);
}

std::optional<DatabaseLog::Clock::time_point> time_of(const std::string& text, std::size_t begin) {
    std::tm parts{};
    int milliseconds = 0;
    char zone[8] = "";
    if (std::sscanf(text.c_str() + begin, "%4d-%2d-%2d %2d:%2d:%2d.%3d %7s", &parts.tm_year, &parts.tm_mon,
                    &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &milliseconds, zone) != 8)
        return std::nullopt;
    constexpr int first_year = 1900;
    parts.tm_year -= first_year;
    parts.tm_mon -= 1;
    parts.tm_isdst = -1;
    const auto offset = offset_of(zone);
    const std::time_t seconds = offset ? timegm(&parts) - *offset : std::mktime(&parts);
    return DatabaseLog::Clock::from_time_t(seconds) + std::chrono::milliseconds(milliseconds);
}

}  // namespace

DatabaseLog::DatabaseLog(std::string text) : text_(std::move(text)) {
    for (std::size_t begin = 0; begin < text_.size();) {
        if (const auto at = time_of(text_, begin)) lines_.push_back({*at, begin});
        const std::size_t end = text_.find('\n', begin);
        begin = end == std::string::npos ? text_.size() : end + 1;
    }
}

std::string DatabaseLog::between(Clock::time_point from, Clock::time_point to) const {
    // Its processes write at once, so that a line may be a hair older than the one before it.
    std::string found;
    std::size_t left_out = 0;
    const auto first = std::chrono::floor<std::chrono::milliseconds>(from);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].at < first || lines_[i].at > to) continue;
        const std::size_t end = i + 1 < lines_.size() ? lines_[i + 1].begin : text_.size();
        const std::size_t size = end - lines_[i].begin;
        if (found.size() + size <= longest) {
            found.append(text_, lines_[i].begin, size);
        } else {
            left_out += size;
        }
    }
    if (left_out > 0) found += "... and " + std::to_string(left_out) + " bytes more\n";
    return found;
}

}  // namespace offbeat::outage
