#include "report/wording.hpp"

#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace offbeat::report {

void append_number(std::string& out, std::uint64_t number) {
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    out.append(buffer, end);
}

void append_seconds(std::string& out, double seconds, int decimals) {
    constexpr std::array<double, 7> scales = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    const double scaled = seconds * scales[static_cast<std::size_t>(decimals)];
    // a clock set back or a number that is none must not make a report invalid
    const std::uint64_t units = scaled > 0 && scaled < 1e18 ? static_cast<std::uint64_t>(scaled + 0.5) : 0;
    char digits[32] = "000000";
    constexpr std::ptrdiff_t zeros = 6;  // before a number that is less than one
    char* const end = std::to_chars(digits + zeros, digits + sizeof digits, units).ptr;
    char* const point = end - decimals;
    char* const begin = std::min(digits + zeros, point - 1);
    out.append(begin, point);
    if (decimals == 0) return;
    out += '.';
    out.append(point, end);
}

std::int64_t milliseconds_of(const std::string& time) {
    std::tm parts{};
    const char* const end = ::strptime(time.c_str(), "%Y-%m-%dT%H:%M:%S%z", &parts);
    if (end == nullptr || *end != '\0') return 0;
    const long offset = parts.tm_gmtoff;  // which timegm() takes away
    return (static_cast<std::int64_t>(::timegm(&parts)) - offset) * 1000;
}

std::string duration_text(double seconds) {
    std::string out;
    if (seconds < 60) {
        append_seconds(out, seconds, seconds < 9.995 ? 2 : 1);
        return out + " s";
    }
    const auto whole = static_cast<std::uint64_t>(seconds);
    const bool hours = whole >= 3600;
    append_number(out, hours ? whole / 3600 : whole / 60);
    out += hours ? " h " : " min ";
    append_number(out, hours ? whole % 3600 / 60 : whole % 60);
    return out + (hours ? " min" : " s");
}

std::string cut(std::string_view text, std::size_t longest) {
    if (text.size() <= longest) return std::string(text);
    std::size_t end = longest;
    while (end > 0 && end + 3 > longest && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "… (" + std::to_string(text.size()) + " bytes)";
}

bool is_bad(Status status) {
    return status == Status::failed || status == Status::broken;
}

bool is_good(Status status) {
    return status == Status::passed || status == Status::flaky || status == Status::known_bug;
}

std::string visible_lines(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t end = text.find('\n');
        out += utf8::visible(text.substr(0, end));
        if (end == std::string_view::npos) return out;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

const char* symbol(Status status, bool unicode) {
    switch (status) {
    case Status::passed:
        return unicode ? "✓" : "+";
    case Status::failed:
        return unicode ? "✗" : "x";
    case Status::broken:
        return "!";
    case Status::skipped:
        return unicode ? "–" : "-";
    case Status::not_configured:
        return "~";
    case Status::flaky:
        return unicode ? "≈" : "f";
    case Status::known_bug:
        return unicode ? "‡" : "k";
    }
    return "";
}

Status status_of(std::string_view text) {
    for (const Status status : all_statuses) {
        if (text == to_string(status)) return status;
    }
    throw Error("no status is called " + std::string(text));
}

const char* slug(Status status) {
    if (status == Status::known_bug) return "known-bug";
    return status == Status::not_configured ? "not-configured" : to_string(status);
}

const char* kind_text(Failure::Kind kind) {
    switch (kind) {
    case Failure::Kind::assertion:
        return "assertion";
    case Failure::Kind::exception:
        return "exception";
    }
    return "";
}

std::string subject_of(const Remark& remark) {
    std::string text = remark.class_name;
    if (!remark.method.empty()) text += '.' + remark.method;
    if (!remark.row.empty()) text += '[' + remark.row + ']';
    return text;
}

std::string shard_text(const Shard& shard) {
    if (!shard.given()) return {};
    return ", shard " + std::to_string(shard.number) + " of " + std::to_string(shard.of) +
           (shard.from.empty() ? "" : " (" + shard.from + ")");
}

std::string joined_text(const JoinedShards& shards) {
    if (shards.joined == 0) return {};
    if (shards.missing.empty()) return "all " + std::to_string(shards.joined) + " are here";
    std::string out;
    for (const unsigned number : shards.missing) out += (out.empty() ? "missing: " : ", ") + std::to_string(number);
    return out + " of " + std::to_string(shards.joined + shards.missing.size());
}

}  // namespace offbeat::report
