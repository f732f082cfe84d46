#include "shard/durations.hpp"

#include "json/pull.hpp"
#include "offbeat/error.hpp"
#include "offbeat/json_text.hpp"
#include "report/wording.hpp"

#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>

namespace offbeat::shard {
namespace {

Duration duration_in(const std::string& text) {
    Duration read;
    json::Pull line(text);
    while (line.next_member()) {
        const auto key = line.key();
        if (key == "class") {
            line.string(read.class_name);
        } else if (key == "method") {
            line.string(read.method);
        } else if (key == "id") {
            line.string(read.row);
        } else if (key == "seconds") {
            read.seconds = line.number();
        } else {
            line.skip();
        }
    }
    if (!line.at_end()) throw Error("something stands behind the object");
    if (read.class_name.empty() || read.method.empty() || read.row.empty())
        throw Error("it names no row; expected class, method, id, seconds");
    if (!std::isfinite(read.seconds) || read.seconds < 0) throw Error("seconds must be positive");
    return read;
}

}  // namespace

std::vector<Duration> read_durations(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Error("can't read " + path + ": " + std::strerror(errno));
    std::vector<Duration> all;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty()) continue;
        try {
            all.push_back(duration_in(line));
        } catch (const Error& wrong) {
            throw Error(path + ':' + std::to_string(number) + ": " + wrong.what());
        }
    }
    if (file.bad()) throw Error("can't read " + path + ": " + std::strerror(errno));
    return all;
}

bool has_durations(const std::string& path) {
    return ::access(path.c_str(), R_OK) == 0;
}

void append_duration(std::string& out, const Duration& duration) {
    out += "{\"class\":";
    json::append_string(out, duration.class_name);
    out += ",\"method\":";
    json::append_string(out, duration.method);
    out += ",\"id\":";
    json::append_string(out, duration.row);
    out += ",\"seconds\":";
    report::append_seconds(out, duration.seconds, 3);
    out += "}\n";
}

}  // namespace offbeat::shard
