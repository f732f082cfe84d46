#include "offbeat/json_text.hpp"
#include "offbeat/version.hpp"
#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/file_reporter.hpp"
#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/row_json.hpp"
#include "report/wording.hpp"

#include <cmath>
#include <optional>

namespace offbeat::report {
namespace {

/// CTRF has five words for seven: what Offbeat says itself stands in `rawStatus`.
const char* status_in_ctrf(Status status) {
    switch (status) {
    case Status::passed:
    case Status::flaky:
        return "passed";
    case Status::failed:
    case Status::broken:
        return "failed";
    case Status::skipped:
        return "skipped";
    case Status::not_configured:
        return "pending";
    case Status::known_bug:
        return "other";
    }
    return "other";
}

std::string milliseconds(double seconds) {
    return std::to_string(seconds > 0 && seconds < 1e12 ? std::llround(seconds * 1000) : 0);
}

struct Known {
    explicit Known(const MethodPlan& from) : plan(from) {}
    MethodPlan plan;
};

/// `ctrf-report.json`: the Common Test Report Format. Tests are written as they end, and the summary behind them.
class CtrfReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget(name);
            run_ = run;
            start_ = milliseconds_of(run.started);
            file_.emplace(path(name));
            std::string out = "{\"reportFormat\":\"CTRF\",\"specVersion\":\"0.0.0\",\"generatedBy\":\"offbeat\","
                              "\n\"results\":{\"tool\":{\"name\":\"offbeat\",\"version\":\"" +
                              std::string(version) + "\"},\n\"tests\":[";
            file_->write(out);
        });
    }

    void on(const MethodPlan& method) override { methods_.of(method); }

    void on(const RowFinished& event) override {
        once_told([&] {
            methods_.of(event.method);
            text_ = any_ ? ",\n{" : "\n{";
            any_ = true;
            add_test(event);
            text_ += '}';
            file_->write(text_);
        });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            const Summary& all = run.summary;
            const auto stop = start_ + std::llround(run.seconds * 1000);
            text_ = "\n],\n\"summary\":{\"tests\":" + std::to_string(all.reported());
            const auto number = [&](const char* key, std::uint64_t value) {
                json::append_key(text_, key);
                append_number(text_, value);
            };
            number("passed", all.passed + all.flaky);
            number("failed", all.failed + all.broken);
            number("skipped", all.skipped);
            number("pending", all.not_configured);
            number("other", all.known_bug);
            number("flaky", all.flaky);
            number("suites", methods_.size());
            text_ += ",\"start\":" + std::to_string(start_) + ",\"stop\":" + std::to_string(stop) +
                     ",\"duration\":" + milliseconds(run.seconds) + ",\"extra\":{\"summary\":";
            append_summary(text_, all, all.green());
            append_gates_field(text_, all);
            text_ += "}},\n\"environment\":{\"reportName\":";
            json::append_string(text_, run_.program);
            if (!run_.revision.empty()) string("commit", run_.revision);
            if (run_.shard.given()) string("shardId", std::to_string(run_.shard.number));
            text_ += ",\"extra\":{\"host\":";
            json::append_string(text_, run_.host);
            append_environment_fields(text_, run_);
            text_ += "}}}}\n";
            file_->write(text_);
            file_->commit();
        });
    }

private:
    static constexpr const char* name = "ctrf-report.json";

    void string(const char* key, std::string_view value) {
        json::append_key(text_, key);
        json::append_string(text_, value);
    }

    void strings(const char* key, const std::vector<std::string>& values) {
        json::append_key(text_, key);
        append_strings(text_, values);
    }

    void place(const Location& where) {
        if (where.file.empty()) return;
        string("filePath", to_string(Location{where.file}));
        if (where.line > 0) text_ += ",\"line\":" + std::to_string(where.line);
    }

    void add_test(const RowFinished& event) {
        const Row& row = event.row;
        const std::string test = row.id.empty() ? event.method.method : event.method.method + '[' + row.id + ']';
        text_ += "\"name\":";
        json::append_string(text_, test);
        text_ += std::string(",\"status\":\"") + status_in_ctrf(event.status) + "\",\"rawStatus\":\"" +
                 to_string(event.status) + "\",\"duration\":" + milliseconds(event.seconds);
        if (start_ > 0 && event.began) {
            const std::int64_t begun = start_ + std::llround(event.at * 1000);
            text_ += ",\"start\":" + std::to_string(begun) +
                     ",\"stop\":" + std::to_string(begun + std::llround(event.seconds * 1000));
        }
        strings("suite", {event.method.class_name, event.method.method});
        std::vector<std::string> tags = event.method.groups;
        tags.insert(tags.end(), row.groups.begin(), row.groups.end());
        if (!tags.empty()) strings("tags", tags);
        if (event.worker > 0) string("threadId", std::to_string(event.worker));
        if (event.failures.empty()) {
            place(row.source);
            if (!event.cause.empty()) string("message", event.cause);
        } else {
            place(event.failures.front().where);
            string("message", event.failures.front().message);
            string("trace", details(keep(event, places_), ""));
        }
        if (!event.attempts.empty()) add_attempts(event);
        if (event.status == Status::flaky) text_ += ",\"flaky\":true";
        if (!row.parameters.empty()) {
            json::append_key(text_, "parameters");
            append_parameters(text_, row);
        }
        if (!row.labels.empty()) {
            json::append_key(text_, "labels");
            append_labels(text_, row);
        }
        text_ += ",\"extra\":{\"description\":";
        json::append_string(text_, description_of(row));
        if (!event.rerun.empty()) string("rerun", event.rerun);
        if (!event.method.suite_test.empty()) string("suiteTest", event.method.suite_test);
        if (event.shard > 0) text_ += ",\"shard\":" + std::to_string(event.shard);
        // CTRF names files; what was attached is report.json's.
        std::vector<std::string> names;
        for (const auto& attachment : row.attachments) names.push_back(attachment.name);
        if (!names.empty()) strings("attached", names);
        text_ += '}';
    }

    /// The earlier ones, as CTRF has them: the last is the test itself.
    void add_attempts(const RowFinished& event) {
        text_ += ",\"retries\":" + std::to_string(event.attempts.size()) + ",\"retryAttempts\":[";
        for (std::size_t i = 0; i < event.attempts.size(); ++i) {
            const Attempt& attempt = event.attempts[i];
            text_ += std::string(i == 0 ? "" : ",") + "{\"attempt\":" + std::to_string(i + 1) +
                     ",\"status\":\"failed\",\"duration\":" + milliseconds(attempt.seconds);
            string("message", attempt.failures.empty() ? attempt.cause : attempt.failures.front().message);
            text_ += '}';
        }
        text_ += ']';
    }

    RunStarted run_;
    std::int64_t start_ = 0;
    ByMethod<Known> methods_;
    std::optional<Replacement> file_;
    std::string text_;
    Places places_;
    bool any_ = false;
};

}  // namespace

std::unique_ptr<Reporter> make_ctrf_report(const std::string& report_dir) {
    return std::make_unique<CtrfReport>(report_dir);
}

}  // namespace offbeat::report
