#include "report/live_lines.hpp"

#include "offbeat/utf8.hpp"
#include "report/columns.hpp"
#include "report/console_ending.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <cmath>

namespace offbeat::report {
namespace {

constexpr std::size_t narrowest_bar = 8;
constexpr std::size_t widest_bar = 40;
constexpr std::size_t most_lines = 12;

/// Where the terminal is low the area may take most of it, else half.
std::size_t lines_for(std::size_t terminal) {
    const std::size_t low = std::min<std::size_t>(terminal - std::min<std::size_t>(terminal, 1), 3);
    return std::clamp<std::size_t>(std::max(terminal / 2, low), 1, most_lines);
}

class Composer {
public:
    Composer(const LiveView& view, TerminalSize size, const ConsoleOptions& options)
        : view_(view),
          options_(options),
          // The last column stays empty: terminals differ in what happens behind it.
          columns_(std::max<std::size_t>(size.columns, 2) - 1),
          lines_(lines_for(size.lines)) {}

    std::vector<std::string> compose() {
        std::vector<std::string> out;
        if (!view_.unfinished.empty() && lines_ > 2) {
            out.push_back(fit_end(utf8::visible(view_.unfinished), columns_, more()));
            --lines_;
        }
        out.push_back(figures());
        if (lines_ > 1) out.push_back(verdicts());
        if (lines_ > 2) add_running(out, lines_ - 2);
        return out;
    }

private:
    [[nodiscard]] const char* more() const { return options_.unicode ? "…" : "..."; }

    /// `████░░░░  59/202 (29 %)  6.2 rows/s  0:09 gone  0:23 left`: what matters most is what fits first.
    [[nodiscard]] std::string figures() const {
        const bool total = view_.state.total.load(std::memory_order_relaxed);
        std::string rate;
        append_seconds(rate, view_.rate, view_.rate < 10 ? 1 : 0);
        const std::string parts[] = {done_text(view_.state), rate + " rows/s", clock_text(view_.elapsed) + " gone",
                                     total ? (view_.left ? clock_text(std::ceil(*view_.left)) : "?") + " left" : ""};
        bool shown[] = {true, false, false, false};
        std::size_t width = columns(parts[0]);
        for (const std::size_t i : {3, 1, 2}) {
            const std::size_t more_width = parts[i].size() + 2;
            shown[i] = !parts[i].empty() && width + more_width <= columns_;
            if (shown[i]) width += more_width;
        }
        std::string out;
        if (total && columns_ >= width + 2 + narrowest_bar) out = bar(std::min(columns_ - width - 2, widest_bar));
        for (std::size_t i = 0; i < std::size(parts); ++i) {
            if (shown[i]) out += (out.empty() ? "" : "  ") + parts[i];
        }
        return width > columns_ ? fit(out, columns_, more()) : out;
    }

    [[nodiscard]] std::string bar(std::size_t width) const {
        const std::size_t inner = options_.unicode ? width : width - 2;
        const auto planned = std::max<std::uint64_t>(view_.state.planned.load(std::memory_order_relaxed), 1);
        const double part = std::min(1.0, static_cast<double>(view_.state.done()) / static_cast<double>(planned));
        const auto filled = static_cast<std::size_t>(part * static_cast<double>(inner));
        std::string done;
        for (std::size_t i = 0; i < filled; ++i) done += options_.unicode ? "█" : "#";
        std::string rest;
        for (std::size_t i = filled; i < inner; ++i) rest += options_.unicode ? "░" : ".";
        const bool bad = view_.state.count(Status::failed) + view_.state.count(Status::broken) > 0;
        if (!done.empty()) done = coloured(bad ? Status::failed : Status::passed, done, options_);
        return options_.unicode ? done + rest : '[' + done + rest + ']';
    }

    /// `3 running: 57 passed, 2 failed`
    [[nodiscard]] std::string verdicts() const {
        std::string plain = std::to_string(view_.running.size()) + " running";
        std::string out = plain;
        const char* between = ": ";
        for (const Status status : all_statuses) {
            const std::uint64_t count = view_.state.count(status);
            if (count == 0) continue;
            const std::string part = std::to_string(count) + ' ' + to_string(status);
            plain += between + part;
            out += between + coloured(status, part, options_);
            between = ", ";
        }
        return plain.size() <= columns_ ? out : fit(plain, columns_, more());
    }

    void add_running(std::vector<std::string>& out, std::size_t most) const {
        std::vector<LiveView::Row> rows = view_.running;
        std::ranges::stable_sort(rows, std::ranges::greater(), &LiveView::Row::seconds);
        const std::size_t shown = rows.size() <= most ? rows.size() : most - 1;
        for (std::size_t i = 0; i < shown; ++i) {
            std::string time = clock_text(rows[i].seconds);
            time.insert(0, 7 - std::min<std::size_t>(time.size(), 7), ' ');
            if (columns_ < time.size() + 12) time = clock_text(rows[i].seconds);
            const std::size_t left = columns_ - std::min(columns_, time.size() + 2);
            // The end of a name tells rows apart, so it's the beginning that is left out.
            out.push_back(fit(time + "  " + fit_end(utf8::visible(rows[i].name), left, more()), columns_, ""));
        }
        if (shown < rows.size())
            out.push_back(fit("       " + std::string(more()) + " and " + std::to_string(rows.size() - shown) + " more",
                              columns_, ""));
    }

    const LiveView& view_;
    const ConsoleOptions& options_;
    std::size_t columns_;
    std::size_t lines_;
};

}  // namespace

std::vector<std::string> live_lines(const LiveView& view, TerminalSize size, const ConsoleOptions& options) {
    return Composer(view, size, options).compose();
}

std::string clock_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::clamp(seconds, 0.0, 1e9));
    const auto two = [](std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string end = ':' + two(whole % 60);
    if (whole < 3600) return std::to_string(whole / 60) + end;
    return std::to_string(whole / 3600) + ':' + two(whole / 60 % 60) + end;
}

}  // namespace offbeat::report
