#include "offbeat/json_text.hpp"
#include "offbeat/utf8.hpp"
#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <optional>

namespace offbeat::report {
namespace {

constexpr std::size_t longest_name = 400;

/// What stands behind a number: nothing in it can begin a directive, or a line.
std::string text_of(const std::string& text) {
    std::string out;
    for (const char c : utf8::visible(cut(text, longest_name))) {
        if (c == '#' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

/// `report.tap`: TAP 13, which `prove` and Jenkins' plugin read. Written as rows end, with the plan behind them.
class TapReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget(name);
            file_.emplace(path(name));
            file_->write("TAP version 13\n# " + text_of(run.program) + ' ' + text_of(run.started) + '\n');
        });
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        once_told([&] {
            line_.clear();
            const Status status = event.status;
            const bool ok = status == Status::passed || status == Status::flaky || status == Status::skipped;
            line_ += ok ? "ok " : "not ok ";
            append_number(line_, ++count_);
            line_ += " - " + text_of(event.method.class_name + '.' + event.method.method);
            if (!event.row.id.empty()) line_ += '[' + text_of(event.row.id) + ']';
            if (status == Status::skipped) line_ += " # SKIP " + text_of(event.cause);
            // What fails as it must is no failure to a reader of TAP.
            if (status == Status::known_bug) line_ += " # TODO " + text_of(event.cause);
            line_ += '\n';
            failed_ = failed_ || (!ok && status != Status::known_bug);
            if (!ok) add_details(event);
            if (status == Status::flaky)
                line_ += "# flaky: passed at attempt " + std::to_string(event.attempts.size() + 1) + '\n';
            file_->write(line_);
        });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            // A row that was planned and never reported is one that is missing here.
            file_->write("# " + account_text(run.summary) + "\n1.." +
                         std::to_string(std::max(count_, run.summary.planned)) + '\n');
            // Nothing that stands above fails to a reader of TAP: all rows were skipped, or there was none.
            if (!run.summary.green() && !failed_ && count_ >= run.summary.planned)
                file_->write("Bail out! " + text_of(verdict_text(run.summary)) + '\n');
            file_->commit();
        });
    }

private:
    static constexpr const char* name = "report.tap";

    /// A block of YAML, of which a JSON string is a part.
    void add_details(const RowFinished& event) {
        const KeptRow row = keep(event, places_);
        line_ += "  ---\n";
        const auto field = [&](const char* key, const std::string& value) {
            if (value.empty()) return;
            line_ += std::string("  ") + key + ": ";
            json::append_string(line_, visible_lines(value));
            line_ += '\n';
        };
        field("status", to_string(event.status));
        field("message", row.faults.empty() ? row.cause : row.faults.front().message);
        field("at", row.faults.empty() ? row.place : row.faults.front().place);
        field("row", row.place);
        field("description", row.description);
        field("rerun", row.rerun);
        line_ += "  ...\n";
    }

    std::optional<Replacement> file_;
    std::uint64_t count_ = 0;
    bool failed_ = false;  ///< whether a row's line has said so
    std::string line_;
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_tap_report(const std::string& report_dir) {
    return std::make_unique<TapReport>(report_dir);
}

}  // namespace offbeat::report
