#include "offbeat/json_text.hpp"
#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/file_reporter.hpp"
#include "report/row_json.hpp"
#include "report/spool.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

struct PlannedMethod {
    explicit PlannedMethod(const MethodPlan& from) : plan(from) {}
    MethodPlan plan;
};

class JsonReport final : public FileReporter {
public:
    explicit JsonReport(const std::string& report_dir) : FileReporter(report_dir), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("report.json");
            run_ = run;
        });
    }

    void on(const MethodPlan& method) override { methods_.of(method); }

    void on(const RowFinished& event) override {
        once_told([&] {
            methods_.of(event.method);
            rows_.text += any_row_ ? ",\n" : "\n";
            any_row_ = true;
            append_row(rows_.text, event);
            spool_.settle(rows_);
        });
    }

    void on(const Remark& remark) override {
        remarks_ += remarks_.empty() ? "\n{\"class\":" : ",\n{\"class\":";
        json::append_string(remarks_, remark.class_name);
        text(remarks_, ",\"method\":", remark.method);
        text(remarks_, ",\"id\":", remark.row);
        text(remarks_, ",\"text\":", remark.text);
        remarks_ += '}';
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            Replacement file(path("report.json"));
            file.write(head(run));
            spool_.copy(rows_, file);
            file.write("\n]}\n");
            file.commit();
        });
    }

private:
    void append_row(std::string& out, const RowFinished& event) {
        out += "{\"class\":";
        json::append_string(out, event.method.class_name);
        text(out, ",\"method\":", event.method.method);
        text(out, ",\"id\":", event.row.id);
        out += ",\"status\":\"";
        out += to_string(event.status);
        text(out, "\",\"description\":", description_of(event.row));
        out += ",\"parameters\":";
        append_parameters(out, event.row);
        out += ",\"labels\":";
        append_labels(out, event.row);
        out += ",\"source\":";
        places_.append(out, event.row.source);
        text(out, ",\"cause\":", event.cause);
        append_failures_field(out, event.failures, places_);
        append_attempts_field(out, event.attempts, places_);
        out += ",\"seconds\":";
        append_seconds(out, event.seconds, 6);
        text(out, ",\"rerun\":", event.rerun);
        append_attachments_field(out, event.row);
        out += '}';
    }

    std::string head(const RunFinished& run) {
        std::string out = "{";
        text(out, "\"program\":", run_.program);
        text(out, ",\"started\":", run_.started);
        out += ",\"duration\":";
        append_seconds(out, run.seconds, 6);
        text(out, ",\"host\":", run_.host);
        text(out, ",\"testres\":", run_.testres);
        if (run_.shard.given()) append_shard_field(out, run_.shard);
        if (run_.seed) out += ",\"seed\":" + std::to_string(*run_.seed);
        out += ",\n\"summary\":";
        append_summary(out, run.summary, run.summary.green());
        append_gates_field(out, run.summary);
        out += ",\n\"methods\":[";
        for (const auto& method : methods_) {
            out += out.back() == '[' ? "\n{" : ",\n{";
            append_method_fields(out, method.plan, places_);
            out += '}';
        }
        out += "\n],\n";
        if (!remarks_.empty()) out += "\"remarks\":[" + remarks_ + "\n],\n";
        out += "\"rows\":[";
        return out;
    }

    static void text(std::string& out, const char* key, std::string_view value) {
        out += key;
        json::append_string(out, value);
    }

    RunStarted run_;
    ByMethod<PlannedMethod> methods_;
    Spool spool_;
    Spool::Stream rows_;
    Places places_;
    std::string remarks_;
    bool any_row_ = false;
};

}  // namespace

std::unique_ptr<Reporter> make_json_report(const std::string& report_dir) {
    return std::make_unique<JsonReport>(report_dir);
}

}  // namespace offbeat::report
