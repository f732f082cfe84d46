#pragma once

#include "journal/file.hpp"
#include "offbeat/reporter.hpp"
#include "report/row_json.hpp"

namespace offbeat::journal {

/// Each event as a line of JSON, there before the event's call returns.
class Writer final : public Reporter {
public:
    /// \param file which outlives it
    /// \param place of what it begins: no two writers at once have the same
    explicit Writer(File& file, unsigned place = 0) : file_(file), place_(place) {}

    void on(const RunStarted& run) override;
    void on(const MethodPlan& method) override;
    void on(const RowStarted& event) override;
    void on(const RowFailure& event) override;
    void on(const RowRetried& event) override;
    void on(const RowFinished& event) override;
    void on(const RunFinished& run) override;
    void on(const Remark& remark) override;
    void on(const StreamEnded& stream) override;

private:
    /// What each line of a method's rows begins with, made once.
    struct Beginnings {
        std::string class_name = {}, method = {};
        std::string told = {}, failed = {}, retried = {}, finished = {};
    };
    static void text(std::string& line, std::string_view key, std::string_view value);
    Beginnings& beginnings(const MethodPlan& method);
    static void begin(std::string& line, const std::string& beginning, const Row& row, int worker);
    void append_verdict(std::string& line, const RowFinished& event);
    void write();

    static constexpr std::size_t longest_kept = 1024 * 1024;  ///< of the line's memory, between lines

    File& file_;
    unsigned place_;
    std::string line_;        // kept for its memory
    std::string row_;         ///< of the row that is open, its line so far; empty: none is
    std::size_t labels_ = 0;  ///< how many the row that is open had when it began
    Beginnings beginnings_;
    report::Places places_;
};

}  // namespace offbeat::journal
