#include "offbeat/json_text.hpp"
#include "report/builtin.hpp"
#include "report/descriptor.hpp"
#include "report/file_reporter.hpp"
#include "report/row_json.hpp"
#include "report/wording.hpp"

#include <fcntl.h>

namespace offbeat::report {
namespace {

/// One line an event, each written with one write(2) before the event's call returns: what happened is on disk
/// (in the kernel, at least) even when the program is killed the moment after.
class Journal final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            // O_APPEND: a forked child or a second writer can add a line, never overwrite one
            file_ = Descriptor(path("journal.jsonl"), O_WRONLY | O_APPEND | O_CREAT | O_TRUNC);
            line_ = "{\"event\":\"run-started\"";
            text("program", run.program);
            text("executable", run.executable);
            json::append_key(line_, "options");
            append_strings(line_, run.options);
            text("started", run.started);
            text("host", run.host);
            text("testres", run.testres);
            text("reportDir", run.report_dir);
            json::append_key(line_, "planned");
            append_number(line_, run.planned);
            write();
        });
    }

    void on(const MethodPlan& method) override {
        once_told([&] {
            line_ = "{\"event\":\"method-planned\",";
            append_method_fields(line_, method, places_);
            write();
        });
    }

    void on(const RowStarted& event) override {
        once_told([&] {
            begin("{\"event\":\"row-started\"", event.method, event.row);
            text("description", event.row.description);
            line_ += ",\"source\":";
            places_.append(line_, event.row.source);
            line_ += ",\"parameters\":";
            append_parameters(line_, event.row);
            line_ += ",\"labels\":";
            append_labels(line_, event.row);
            write();
        });
    }

    void on(const RowFailure& event) override {
        once_told([&] {
            begin("{\"event\":\"failure\"", event.method, event.row);
            line_ += ',';
            append_failure_fields(line_, event.failure, places_);
            write();
        });
    }

    void on(const RowFinished& event) override {
        once_told([&] {
            begin("{\"event\":\"row-finished\"", event.method, event.row);
            line_ += ",\"status\":\"";
            line_ += to_string(event.status);
            line_ += '"';
            text("cause", event.cause);
            line_ += ",\"seconds\":";
            append_seconds(line_, event.seconds, 6);
            text("rerun", event.rerun);
            append_attachments_field(line_, event.row);
            write();
        });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            line_ = "{\"event\":\"run-finished\",\"summary\":";
            append_summary(line_, run.summary);
            line_ += ",\"seconds\":";
            append_seconds(line_, run.seconds, 6);
            append_gates_field(line_, run.summary);
            write();
            file_.close();
        });
    }

private:
    void text(const char* key, std::string_view value) {
        line_ += ",\"";
        line_ += key;
        line_ += "\":";
        json::append_string(line_, value);
    }

    void begin(const char* event, const MethodPlan& method, const Row& row) {
        line_ = event;
        text("class", method.class_name);
        text("method", method.method);
        text("id", row.id);
    }

    void write() {
        line_ += "}\n";
        file_.write(line_);
    }

    Descriptor file_;
    std::string line_;  // kept for its memory
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_journal(const std::string& report_dir) {
    return std::make_unique<Journal>(report_dir);
}

}  // namespace offbeat::report
