#include "offbeat/json_text.hpp"
#include "offbeat/version.hpp"
#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/failures_command.hpp"
#include "report/file_reporter.hpp"
#include "report/headed_file.hpp"
#include "report/history.hpp"
#include "report/matrix.hpp"
#include "report/performance.hpp"
#include "report/row_json.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

struct PlannedMethod {
    explicit PlannedMethod(const MethodPlan& from) : plan(from), matrix(from.dimensions) {
        row_begins = "{\"class\":";
        json::append_string(row_begins, plan.class_name);
        row_begins += ",\"method\":";
        json::append_string(row_begins, plan.method);
        row_begins += ",\"id\":";
    }
    MethodPlan plan;
    std::string row_begins;  ///< what stands before its rows' ids
    Matrix matrix;
    Quantiles durations = {};
    Latencies requests = {};
};

/// The verdicts of a cell's cases, and how many of them are known not to have been refused as they should.
void append_cell(std::string& out, const Matrix::Cell& cell) {
    out += '{';
    const auto field = [&](const char* name, std::uint64_t count) {
        if (count == 0) return;
        json::append_key(out, name);
        append_number(out, count);
    };
    for (const Status status : all_statuses) field(field_name(status), count_of(cell.counts, status));
    field("accepted", cell.accepted);
    field("wrongReason", cell.wrong_reason);
    out += '}';
}

/// `,"matrix":{"classes":["null"],"lines":[{"target":"pid","dimension":true,"cells":[{"planned":…}]}]}`, of a method
/// with dimensions: a cell for each class, null where no row aims at it.
void append_matrix_field(std::string& out, const PlannedMethod& method) {
    if (method.plan.dimensions.empty()) return;
    out += ",\"matrix\":{\"classes\":";
    append_strings(out, method.matrix.classes());
    out += ",\"nullRequests\":";
    append_number(out, method.matrix.null_requests());
    out += ",\"total\":";
    append_number(out, method.matrix.total());
    out += ",\"lines\":[";
    for (const auto* line : method.matrix.lines()) {
        out += out.back() == '[' ? "{\"target\":" : ",{\"target\":";
        json::append_string(out, line->name);
        out += std::string(",\"dimension\":") + (line->dimension ? "true" : "false") + ",\"cells\":[";
        for (std::size_t i = 0; i < method.matrix.classes().size(); ++i) {
            if (i > 0) out += ',';
            const bool any = i < line->cells.size() && line->cells[i].counts.reported() > 0;
            if (any) append_cell(out, line->cells[i]);
            if (!any) out += "null";
        }
        out += "]}";
    }
    out += "]}";
}

/// `,"durations":{…}` of its rows, and `,"requests":{"during it":{…}}` where time lines show some.
void append_spreads(std::string& out, const PlannedMethod& method) {
    if (method.durations.count() > 0) out += ",\"durations\":" + quantiles_json(method.durations);
    std::string requests;
    for (std::size_t i = 0; i < phases; ++i) {
        if (method.requests[i].count() == 0) continue;
        requests += std::string(requests.empty() ? "\"" : ",\"") + to_string(static_cast<Phase>(i)) +
                    "\":" + quantiles_json(method.requests[i]);
    }
    if (!requests.empty()) out += ",\"requests\":{" + requests + '}';
}

class JsonReport final : public FileReporter {
public:
    explicit JsonReport(const std::string& report_dir) : FileReporter(report_dir), file_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("report.json");
            run_ = run;
            failures_ = FailuresCommand(run);
        });
    }

    void on(const MethodPlan& method) override { methods_.of(method); }

    void on(const RowFinished& event) override {
        once_told([&] {
            PlannedMethod& method = methods_.of(event.method);
            measure(method, event);
            failures_.add(event);
            std::string& rows = file_.body();
            rows += any_row_ ? ",\n" : "\n";
            any_row_ = true;
            append_row(rows, method, event);
            file_.settle();
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
        once_told([&] { file_.commit(head(run), "\n]}\n", path("report.json")); });
    }

private:
    void append_row(std::string& out, const PlannedMethod& method, const RowFinished& event) {
        const Row& row = event.row;
        if (event.written.empty() || event.worker == 0) {
            append_as_written(out, method, event);
        } else {
            out += '{';
            out += event.written;
        }
        if (row.description.empty()) {
            described_.clear();
            append_description(described_, row);
            text(out, ",\"description\":", described_);
        }
        if (row.parameters.empty()) out += ",\"parameters\":{}";
        if (row.labels.empty()) out += ",\"labels\":{}";
        text(out, ",\"cause\":", event.cause);
        append_failures_field(out, event.failures, places_);
        append_attempts_field(out, event.attempts, places_);
        if (!event.began) out += ",\"began\":false";
        text(out, ",\"rerun\":", event.rerun);
        append_attachments_field(out, row);
        out += '}';
    }

    /// What the journal has of a row that passed, in its order: reports are the same whether it is copied or not.
    void append_as_written(std::string& out, const PlannedMethod& method, const RowFinished& event) {
        out += method.row_begins;
        json::append_string(out, event.row.id);
        if (event.worker > 0) {
            out += ",\"worker\":";
            append_number(out, static_cast<std::uint64_t>(event.worker));
        }
        out += ",\"at\":";
        append_seconds(out, event.at, 6);
        if (event.shard > 0) {
            out += ",\"shard\":";
            append_number(out, event.shard);
        }
        append_contents(out, event.row, places_);
        out += ",\"status\":\"";
        out += to_string(event.status);
        out += "\",\"seconds\":";
        append_seconds(out, event.seconds, 6);
    }

    static void measure(PlannedMethod& method, const RowFinished& event) {
        if (!method.plan.dimensions.empty()) method.matrix.count(event.row, event.status);
        if (event.began) method.durations.add(event.seconds);
        for (const auto& attachment : event.row.attachments) add_requests(method.requests, attachment);
    }

    std::string head(const RunFinished& run) {
        std::string out = "{\"format\":\"offbeat-report-1\"";
        text(out, ",\"offbeat\":", version);
        text(out, ",\"program\":", run_.program);
        text(out, ",\"started\":", run_.started);
        out += ",\"duration\":";
        append_seconds(out, run.seconds, 6);
        text(out, ",\"host\":", run_.host);
        text(out, ",\"testres\":", run_.testres);
        append_environment_fields(out, run_);
        text(out, ",\"verdict\":", verdict_text(run.summary));
        append_pass_rate(out, run.summary);
        if (const std::string again = failures_.text(); !again.empty()) text(out, ",\"rerunFailures\":", again);
        if (run_.shard.given()) append_shard_field(out, run_.shard);
        append_joined_field(out, run_.shards);
        if (run_.seed) out += ",\"seed\":" + std::to_string(*run_.seed);
        out += ",\n\"summary\":";
        append_summary(out, run.summary, run.summary.green());
        append_gates_field(out, run.summary);
        out += ",\n\"methods\":[";
        for (const auto& method : methods_) {
            out += out.back() == '[' ? "\n{" : ",\n{";
            append_method_fields(out, method.plan, places_);
            append_matrix_field(out, method);
            append_spreads(out, method);
            out += '}';
        }
        out += "\n],\n";
        if (!remarks_.empty()) out += "\"remarks\":[" + remarks_ + "\n],\n";
        out += "\"history\":[";
        for (const auto& past : read_history(report_dir())) {
            out += out.back() == '[' ? "\n" : ",\n";
            out += past_run_json(past);
        }
        out += "\n],\n\"rows\":[";
        return out;
    }

    static void text(std::string& out, std::string_view key, std::string_view value) {
        out += key;
        if (value.empty()) {
            out += "\"\"";
        } else {
            json::append_string(out, value);
        }
    }

    RunStarted run_;
    ByMethod<PlannedMethod> methods_;
    HeadedFile file_;
    FailuresCommand failures_;
    Places places_;
    std::string remarks_;
    std::string described_;  ///< kept for its memory
    bool any_row_ = false;
};

}  // namespace

std::unique_ptr<Reporter> make_json_report(const std::string& report_dir) {
    return std::make_unique<JsonReport>(report_dir);
}

}  // namespace offbeat::report
