#include "journal/reader.hpp"

#include <algorithm>
#include <charconv>

// The reader's short way for the rows of long runs.
namespace offbeat::journal {
namespace {

/// Takes what is expected, and the number behind it, off a text.
template <class Number>
bool number_behind(std::string_view& text, std::string_view expected, Number& number) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return wrong == std::errc();
}

}  // namespace

/// Keeps what the lines of a row's method begin with. \param row a line of it, whose method is the last one
void Reader::learn(std::string_view row) {
    constexpr std::string_view before_id = "\",\"id\":\"";
    constexpr std::size_t most_known = 16;  // more than there are workers, each of which is at one method
    const auto found = row.find(before_id);
    const auto is_known = [&](const RowLine& line) { return row.starts_with(line.begins); };
    if (found == std::string_view::npos || std::ranges::any_of(row_lines_, is_known)) return;
    if (row_lines_.size() >= most_known) row_lines_.pop_front();
    row_lines_.push_back({std::string(row.substr(0, found + before_id.size())), last_});
}

/// A row of a method that was met a moment ago, which passed and showed nothing: as nearly all do where there are many.
/// Of its contents nobody asks, so its line is looked at from both ends only. False where it is anything else.
bool Reader::passed_row(std::string_view text) {
    const auto known =
        std::ranges::find_if(row_lines_, [&](const RowLine& line) { return text.starts_with(line.begins); });
    if (known == row_lines_.end()) return false;
    std::string_view rest = text.substr(known->begins.size());
    RowHead head;
    head.id = rest.substr(0, rest.find('"'));
    rest.remove_prefix(head.id.size());
    double seconds = 0;
    if (!number_behind(rest, "\",\"worker\":", head.worker) || !number_behind(rest, ",\"at\":", head.at)) return false;
    if (rest.starts_with(",\"shard\":") && !number_behind(rest, ",\"shard\":", head.shard)) return false;
    // Nothing of a row's contents can look so: a quote within them stands behind a backslash, and no number ends them.
    constexpr std::string_view verdict = ",\"status\":\"passed\",\"seconds\":";
    const std::size_t before_seconds = rest.rfind(':') + 1;
    if (before_seconds < verdict.size()) return false;
    rest.remove_prefix(before_seconds - verdict.size());
    if (!number_behind(rest, verdict, seconds) || rest != "}") return false;
    Open& open = begin(head, *known->method);
    tell_beginning(open, head.worker);
    seconds_ = std::max(seconds_, head.at + seconds);
    static const std::string none;
    to_.on(RowFinished{*open.method, open.row, Status::passed, none, open.failures, seconds, none, head.worker, true,
                       RowFinished::no_attempts, head.at, head.shard});
    open.method = nullptr;
    return true;
}

}  // namespace offbeat::journal
