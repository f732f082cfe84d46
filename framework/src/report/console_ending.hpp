#pragma once

#include "offbeat/builtin_reporters.hpp"
#include "report/kept_row.hpp"

#include <map>
#include <string>
#include <vector>

namespace offbeat::report {

/// The colour of a verdict around a text; the text alone where no colour is wanted.
std::string coloured(Status status, const std::string& text, const ConsoleOptions& options);

/// What the console tells when all is done: the rows that went wrong, and why others were skipped. Bounded.
class ConsoleEnding {
public:
    explicit ConsoleEnding(ConsoleOptions options) : options_(options) {}

    /// Unless it is full.
    void add(KeptRow row) { shown_.push_back(std::move(row)); }
    [[nodiscard]] bool is_full() const { return shown_.size() == most_shown; }
    /// One more, that is only counted.
    void add_more(const MethodPlan& method);
    void add_skipped(const std::string& cause);
    /// Of a row that is flaky or fails by a known bug: a line.
    void add_remarkable(const RowFinished& event);
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::size_t most_shown = 20;

    ConsoleOptions options_;
    std::vector<KeptRow> shown_;
    std::map<std::pair<std::string, std::string>, std::uint64_t> more_by_method_;  ///< by class and method
    std::map<std::string, std::uint64_t> skipped_by_cause_;
    std::uint64_t skipped_otherwise_ = 0;
    std::vector<std::string> remarkable_;  ///< lines
    std::uint64_t more_remarkable_ = 0;
};

}  // namespace offbeat::report
