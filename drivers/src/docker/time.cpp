#include "time.hpp"

#include <cstdio>
#include <ctime>

namespace offbeat::docker {

std::optional<std::int64_t> seconds_of(const std::string& time) {
    std::tm parts{};
    int end = 0;
    if (std::sscanf(time.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &parts.tm_year, &parts.tm_mon, &parts.tm_mday,
                    &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &end) != 6) {
        return std::nullopt;
    }
    parts.tm_year -= 1900;
    parts.tm_mon -= 1;
    std::int64_t offset = 0;
    // The engine writes Z, unless its machine is told otherwise.
    if (const auto zone = time.find_first_of("+-", static_cast<std::size_t>(end)); zone != std::string::npos) {
        int hours = 0;
        int minutes = 0;
        std::sscanf(time.c_str() + zone + 1, "%2d:%2d", &hours, &minutes);
        offset = (hours * 60 + minutes) * 60 * (time[zone] == '-' ? -1 : 1);
    }
    return timegm(&parts) - offset;
}

std::string timestamp_of(const std::string& time) {
    const auto seconds = seconds_of(time);
    if (!seconds) return time;
    const auto dot = time.find('.');
    if (dot == std::string::npos) return std::to_string(*seconds);
    return std::to_string(*seconds) + time.substr(dot, time.find_first_not_of("0123456789", dot + 1) - dot);
}

}  // namespace offbeat::docker
