#include "offbeat/attachment.hpp"
#include "offbeat/utf8.hpp"
#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/wording.hpp"

#include <optional>

namespace offbeat::report {
namespace {

constexpr std::size_t longest_text = std::size_t{64} * 1024;

/// `run.log`: every event, for people who read logs. Times are seconds since the run began.
class RunLog final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget(name);
            file_.emplace(path(name));
            line(0, "run of " + run.program + shard_text(run.shard) + " began " + run.started + " on " + run.host);
            if (!run.command_line.empty()) more("command line: " + run.command_line);
            if (!run.revision.empty()) more("revision: " + run.revision);
            if (!run.compiler.empty()) more("compiler: " + run.compiler + ", Boost " + run.boost);
            if (run.seed) more("seed: " + std::to_string(*run.seed));
            more("testres: " + run.testres);
        });
    }

    void on(const MethodPlan& method) override {
        once_told([&] {
            line(0, "planned: " + method.class_name + '.' + method.method + ", " +
                        (method.counted ? std::to_string(method.rows) + (method.rows == 1 ? " row" : " rows")
                                        : std::string("rows that stream")));
            if (!method.driver.empty()) more("driver: " + method.driver);
            if (!method.formula.empty()) more(method.formula);
            for (const auto& note : method.notes) more(note);
        });
    }

    void on(const RowStarted& event) override {
        once_told([&] {
            line(event.at, name_of(event.method, event.row) + " began" + by(event.worker) + ": " +
                               cut(description_of(event.row), longest_text));
        });
    }

    void on(const RowFailure& event) override {
        once_told([&] {
            more(name_of(event.method, event.row) + ": " + kind_text(event.failure.kind) + " at " +
                 places_.text(event.failure.where) + ": " + cut(event.failure.message, longest_text));
        });
    }

    void on(const RowRetried& event) override {
        once_told([&] {
            more(name_of(event.method, event.row) + " " + to_string(event.attempt.status) + " after " +
                 duration_text(event.attempt.seconds) + ", and is tried again" +
                 (event.attempt.cause.empty() ? "" : ": " + cut(event.attempt.cause, longest_text)));
        });
    }

    void on(const RowFinished& event) override {
        once_told([&] {
            line(event.at + event.seconds, name_of(event.method, event.row) + ' ' + to_string(event.status) +
                                               by(event.worker) + " after " + duration_text(event.seconds) +
                                               (event.cause.empty() ? "" : ": " + cut(event.cause, longest_text)));
            for (const auto& attachment : event.row.attachments) attached(attachment);
            if (!event.rerun.empty()) more("rerun: " + event.rerun);
        });
    }

    void on(const Remark& remark) override {
        once_told([&] { more("remark: " + subject_of(remark) + ": " + cut(remark.text, longest_text)); });
    }

    void on(const StreamEnded& stream) override {
        once_told([&] {
            more("all rows of " + stream.method.class_name + '.' + stream.method.method +
                 " were seen: " + std::to_string(stream.all.rows));
        });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            line(run.seconds, verdict_text(run.summary));
            more(account_text(run.summary) + ": " + counts_text(run.summary));
            for (const auto& gate : run.summary.gates) more(gate_text(gate));
            file_->commit();
        });
    }

private:
    static constexpr const char* name = "run.log";

    static std::string name_of(const MethodPlan& method, const Row& row) {
        return method.class_name + '.' + method.method + (row.id.empty() ? "" : '[' + row.id + ']');
    }

    static std::string by(int worker) { return worker == 0 ? "" : " in worker " + std::to_string(worker); }

    void attached(const Attachment& attachment) {
        more("attached: " + cut(attachment.name, longest_text) + " (" + cut(attachment.type, longest_text) + ", " +
             std::to_string(attachment.content.size()) + " bytes)");
        if (is_text(attachment.type)) more(cut(attachment.content, longest_text));
    }

    void line(double at, const std::string& text) {
        std::string begun = "[";
        append_seconds(begun, at, 3);
        begun += "] ";
        write(begun.insert(1, begun.size() < 12 ? 12 - begun.size() : 0, ' '), text);
    }

    void more(const std::string& text) { write("             ", text); }

    /// Of what spans lines, each but the first stands behind a bar: nothing in it can pass for an event.
    void write(std::string out, const std::string& text) {
        for (const char c : visible_lines(text)) {
            out += c;
            if (c == '\n') out += "             | ";
        }
        file_->write(out + '\n');
    }

    std::optional<Replacement> file_;
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_run_log(const std::string& report_dir) {
    return std::make_unique<RunLog>(report_dir);
}

}  // namespace offbeat::report
