#include "totals.hpp"

#include <charconv>
#include <initializer_list>

namespace command {
namespace {

/// Takes `12 rows` (or `1 row`) and the text that follows it away from the line.
bool take(std::string_view& line, std::uint64_t& count, std::string_view what, std::string_view then) {
    const auto [end, failed] = std::from_chars(line.data(), line.data() + line.size(), count);
    if (failed != std::errc{}) return false;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    for (const std::string_view part : {std::string_view(" "), what, count == 1 ? std::string_view() : "s", then}) {
        if (!line.starts_with(part)) return false;
        line.remove_prefix(part.size());
    }
    return true;
}

std::string counted(std::uint64_t count, const char* what) {
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

}  // namespace

Totals& Totals::operator+=(const Totals& other) {
    rows += other.rows;
    methods += other.methods;
    problems += other.problems;
    return *this;
}

std::optional<Totals> read_totals(std::string_view line) {
    Totals totals;
    const bool whole = take(line, totals.rows, "row", " in ") && take(line, totals.methods, "method", ", ") &&
                       take(line, totals.problems, "problem", "") && line.empty();
    return whole ? std::optional(totals) : std::nullopt;
}

std::string to_string(const Totals& totals) {
    return counted(totals.rows, "row") + " in " + counted(totals.methods, "method") + ", " +
           counted(totals.problems, "problem");
}

}  // namespace command
