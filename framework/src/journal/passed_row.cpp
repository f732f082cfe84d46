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

/// The same with seconds, which stand in a journal with six digits behind the point: quicker than any number.
bool seconds_behind(std::string_view& text, std::string_view expected, double& seconds) {
    constexpr std::uint64_t longest = 1'000'000'000;  // seconds; in microseconds still exact
    std::uint64_t number = 0;
    if (!number_behind(text, expected, number) || number > longest || text.size() < 8 || text[0] != '.') return false;
    for (std::size_t i = 1; i < 7; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        number = number * 10 + static_cast<std::uint64_t>(text[i] - '0');
    }
    text.remove_prefix(7);
    seconds = static_cast<double>(number) / 1e6;
    return true;
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
/// Its line is looked at from both ends, and what is between them read only where somebody asks for it. False where it
/// is anything else.
bool Reader::passed_row(std::string_view text) {
    const auto known =
        std::ranges::find_if(row_lines_, [&](const RowLine& line) { return text.starts_with(line.begins); });
    if (known == row_lines_.end()) return false;
    std::string_view rest = text.substr(known->begins.size());
    RowHead head;
    head.id = rest.substr(0, rest.find('"'));
    rest.remove_prefix(head.id.size());
    double seconds = 0;
    if (!number_behind(rest, "\",\"worker\":", head.worker) || !seconds_behind(rest, ",\"at\":", head.at)) return false;
    if (rest.starts_with(",\"shard\":") && !number_behind(rest, ",\"shard\":", head.shard)) return false;
    // Nothing of a row's contents can look so: a quote within them stands behind a backslash, and no number ends them.
    constexpr std::string_view verdict = ",\"status\":\"passed\",\"seconds\":";
    const std::size_t before_seconds = rest.rfind(':') + 1;
    if (before_seconds < verdict.size()) return false;
    const std::string_view members = rest.substr(0, before_seconds - verdict.size());
    rest.remove_prefix(members.size());
    if (!seconds_behind(rest, verdict, seconds) || rest != "}") return false;
    if (!returned_.empty()) return false;  // it may have attempts
    Open& open = begin(head, *known->method);
    if (contents_ && !read_contents(members, open.row)) return false;
    constexpr std::string_view event_name = "{\"event\":\"row\",";
    std::string_view written;
    if (contents_ && known->begins.starts_with("{\"event\":\"row\",\"class\":"))
        written = text.substr(event_name.size(), text.size() - event_name.size() - 1);
    tell_beginning(open, head.worker);
    seconds_ = std::max(seconds_, head.at + seconds);
    static const std::string none;
    RowFinished event{*open.method, open.row, Status::passed, none, open.failures, seconds, none, head.worker};
    event.at = head.at;
    event.shard = head.shard;
    event.written = written;
    to_.on(event);
    open.method = nullptr;
    return true;
}

/// Whether there are any, all are known, and nothing stands behind them.
bool Reader::read_contents(std::string_view members, Row& row) {
    RowContents contents(row, scratch_);
    auto line = json::Pull::behind_member(members);
    while (!line.at_end() && line.next_member())
        if (!contents.take(line)) return false;
    return !members.empty() && line.at_end();
}

}  // namespace offbeat::journal
