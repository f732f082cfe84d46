#pragma once

#include "journal/row_line.hpp"
#include "offbeat/reporter.hpp"

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace offbeat::journal {

/// Turns a journal's lines back into the events that they were, whoever wrote them.
class Reader {
public:
    /// A row that began and hasn't ended.
    struct Open {
        const MethodPlan* method = nullptr;
        const MethodPlan* of = nullptr;  ///< the same, also when the row has ended
        Row row = {};
        double at = 0;
        unsigned shard = 0;
        std::vector<Failure> failures = {};
        std::vector<Attempt> attempts = {};
        std::string details = {};  ///< of its line, what nobody has asked for yet
    };

    /// A row whose process ended with it, and that hasn't begun again yet.
    struct Returned {
        const MethodPlan* method = nullptr;
        Row row = {};
        std::vector<Attempt> attempts = {};
    };

    /// \param to hears each event but RunFinished, whose counts are the listener's own
    /// \param contents whether rows that passed must have their description, parameters, labels
    Reader(Reporter& to, bool contents) : to_(to), contents_(contents) {}

    /// Any number of bytes; what is behind the last line end waits for the next call. \throws Error for a line that is
    /// no journal's, with its number
    void take(std::string_view bytes);

    /// What each worker began last; without a method where that has ended. Where the journal stops, what is open was
    /// interrupted.
    [[nodiscard]] const std::map<int, Open>& open() const { return open_; }
    /// Rows that are to begin again in another process. Where the journal stops, they have no verdict.
    [[nodiscard]] std::vector<Returned> returned() const;
    /// Makes an open row's details readable.
    void complete(int worker);
    /// Whether the run came to its end.
    [[nodiscard]] bool finished() const { return finished_; }
    [[nodiscard]] const RunStarted& run() const { return run_; }
    /// How many assertions failed in rows that had ended.
    [[nodiscard]] std::uint64_t strays() const { return strays_; }
    /// How long it took; where it didn't come to its end, as long as something was heard of it.
    [[nodiscard]] double seconds() const { return seconds_; }

private:
    /// What the lines of a method's rows begin with.
    struct RowLine {
        std::string begins;
        const MethodPlan* method;
    };

    void line(std::string_view text);
    void run_started(std::string_view text);
    void method_planned(std::string_view text);
    void row(std::string_view text);
    // passed_row.cpp
    void learn(std::string_view row);
    bool passed_row(std::string_view text);
    bool read_contents(std::string_view members, Row& row);
    Open& begin(const RowHead& row);
    Open& begin(const RowHead& row, const MethodPlan& method);
    void tell_beginning(const Open& open, int worker);
    void row_started(std::string_view text);
    void failure(std::string_view text);
    void row_retried(std::string_view text);
    void row_finished(std::string_view text);
    void remark(std::string_view text);
    void stream_ended(std::string_view text);
    void run_finished(std::string_view text);
    const MethodPlan& method(std::string_view class_name, std::string_view name);
    void complete(Open& row);
    Open* open_row(const RowHead& row);
    void end(Open& open, int worker);

    Reporter& to_;
    bool contents_;
    std::string rest_;
    std::uint64_t lines_ = 0;
    RunStarted run_;
    std::uint64_t strays_ = 0;
    bool finished_ = false;
    double seconds_ = 0;
    std::deque<MethodPlan> methods_;
    std::unordered_map<std::string, const MethodPlan*> by_name_;
    const MethodPlan* last_ = nullptr;
    std::map<int, Open> open_;
    std::map<std::string, Returned> returned_;
    std::deque<RowLine> row_lines_;  ///< of methods that were met a moment ago
    RowEnding ending_;               ///< kept for its memory
    std::string scratch_;
};

}  // namespace offbeat::journal
