#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::shard {

/// A row that takes long enough to be worth thinking of.
struct Duration {
    std::string class_name;
    std::string method;
    std::string row;
    double seconds = 0;
};

inline constexpr const char* durations_file = "durations.jsonl";

/// Reads the durations that a run has left, one JSON object a line. \throws Error with the file and the line
std::vector<Duration> read_durations(const std::string& path);

/// \returns whether the file is there
bool has_durations(const std::string& path);

/// Appends it as a line.
void append_duration(std::string& out, const Duration& duration);

}  // namespace offbeat::shard
