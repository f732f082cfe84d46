#include "api_version.hpp"

#include "offbeat/error.hpp"

#include <charconv>
#include <compare>

namespace offbeat::docker {
namespace {

struct Api {
    int major = 0;
    int minor = 0;
    auto operator<=>(const Api&) const = default;
};

constexpr Api newest{1, 50};  // of Engine 28; Engine 29 takes 1.44 and up
constexpr Api oldest{1, 30};  // the first whose `wait` answers its headers at once

// As numbers: 1.9 is older than 1.41.
Api read(const std::string& version) {
    Api api;
    const char* end = version.data() + version.size();
    const auto [dot, trouble] = std::from_chars(version.data(), end, api.major);
    if (trouble != std::errc{} || dot == end || *dot != '.') return {};
    const auto [rest, more_trouble] = std::from_chars(dot + 1, end, api.minor);
    if (more_trouble != std::errc{} || rest != end) return {};
    return api;
}

std::string write(const Api& api) {
    return std::to_string(api.major) + "." + std::to_string(api.minor);
}

}  // namespace

std::string negotiate(const std::string& engines) {
    const Api theirs = read(engines);
    if (theirs < oldest) {
        throw EnvironmentError("the Docker Engine speaks API " +
                               (engines.empty() ? "below 1.22" : "\"" + engines + "\"") + "; needed is " +
                               write(oldest) + " (Engine 17.06) or newer");
    }
    return write(std::min(theirs, newest));
}

}  // namespace offbeat::docker
