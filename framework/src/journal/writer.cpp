#include "journal/writer.hpp"

#include "offbeat/json_text.hpp"
#include "report/wording.hpp"

namespace offbeat::journal {

namespace {

// What a line begins with: of a row that began, and of one that is told when it has ended.
constexpr std::string_view row_began = "{\"event\":\"row-started\"";
constexpr std::string_view row_told = "{\"event\":\"row\"";

}  // namespace

using report::append_number;
using report::append_seconds;

void Writer::on(const RunStarted& run) {
    line_ = "{\"event\":\"run-started\"";
    text(line_, "program", run.program);
    text(line_, "executable", run.executable);
    json::append_key(line_, "options");
    report::append_strings(line_, run.options);
    text(line_, "started", run.started);
    text(line_, "host", run.host);
    text(line_, "testres", run.testres);
    text(line_, "reportDir", run.report_dir);
    json::append_key(line_, "planned");
    append_number(line_, run.planned);
    if (run.shard.given()) report::append_shard_field(line_, run.shard);
    report::append_joined_field(line_, run.shards);
    if (run.seed) {
        json::append_key(line_, "seed");
        append_number(line_, *run.seed);
    }
    if (run.resumed > 0) {
        json::append_key(line_, "resumed");
        append_number(line_, run.resumed);
    }
    report::append_environment_fields(line_, run);
    if (!run.gates.empty()) {
        json::append_key(line_, "gates");
        report::append_strings(line_, run.gates);
    }
    write();
}

void Writer::on(const MethodPlan& method) {
    line_ = "{\"event\":\"method-planned\",";
    report::append_method_fields(line_, method, places_);
    write();
}

void Writer::on(const RowStarted& event) {
    begin(row_, beginnings(event.method).told, event.row, event.worker);
    row_ += ",\"at\":";
    append_seconds(row_, event.at, 6);
    if (event.shard > 0) {
        row_ += ",\"shard\":";
        append_number(row_, event.shard);
    }
    report::append_contents(row_, event.row, places_);
    labels_ = event.row.labels.size();
    file_.begin(place_, {row_began, std::string_view(row_).substr(row_told.size()), "}\n"});
}

void Writer::on(const RowFailure& event) {
    file_.publish(place_);
    begin(line_, beginnings(event.method).failed, event.row, event.worker);
    line_ += ',';
    report::append_failure_fields(line_, event.failure, places_);
    write();
}

/// Its failures stand above it.
void Writer::on(const RowRetried& event) {
    file_.publish(place_);
    begin(line_, beginnings(event.method).retried, event.row, event.worker);
    line_ += ",\"status\":\"";
    line_ += to_string(event.attempt.status);
    line_ += '"';
    if (!event.attempt.cause.empty()) text(line_, "cause", event.attempt.cause);
    line_ += ",\"seconds\":";
    append_seconds(line_, event.attempt.seconds, 6);
    if (event.elsewhere) line_ += ",\"elsewhere\":true";
    write();
}

void Writer::on(const RowFinished& event) {
    if (!event.began || row_.empty()) {
        begin(line_, beginnings(event.method).finished, event.row, event.worker);
        append_verdict(line_, event);
        return write();
    }
    const std::size_t verdict = row_.size();
    append_verdict(row_, event);
    row_ += "}\n";
    if (!file_.end(place_, row_)) {
        begin(line_, beginnings(event.method).finished, event.row, event.worker);
        line_.append(row_, verdict, std::string::npos);
        file_.end_published(place_, line_);
        if (line_.capacity() > longest_kept) line_ = {};
    }
    row_.clear();
    if (row_.capacity() > longest_kept) row_ = {};
}

/// All that a row's end tells. Of one that never began, also what its beginning would have told.
void Writer::append_verdict(std::string& line, const RowFinished& event) {
    line += ",\"status\":\"";
    line += to_string(event.status);
    line += '"';
    if (!event.cause.empty()) text(line, "cause", event.cause);
    line += ",\"seconds\":";
    append_seconds(line, event.seconds, 6);
    if (!event.rerun.empty()) text(line, "rerun", event.rerun);
    if (event.untried) line += ",\"untried\":true";
    if (!event.began) {
        text(line, "description", description_of(event.row));
        line += ",\"source\":";
        places_.append(line, event.row.source);
    } else if (event.row.labels.size() > labels_) {
        line += ",\"addedLabels\":";
        report::append_labels(line, event.row, labels_);
    }
    report::append_attachments_field(line, event.row);
}

void Writer::on(const RunFinished& run) {
    line_ = "{\"event\":\"run-finished\",\"summary\":";
    report::append_summary(line_, run.summary, run.summary.green());
    line_ += ",\"seconds\":";
    append_seconds(line_, run.seconds, 6);
    report::append_gates_field(line_, run.summary);
    write();
}

void Writer::on(const Remark& remark) {
    line_ = "{\"event\":\"remark\"";
    text(line_, "class", remark.class_name);
    text(line_, "method", remark.method);
    text(line_, "id", remark.row);
    text(line_, "text", remark.text);
    write();
}

void Writer::on(const StreamEnded& stream) {
    line_ = "{\"event\":\"stream-ended\"";
    text(line_, "class", stream.method.class_name);
    text(line_, "method", stream.method.method);
    line_ += ',';
    report::append_tally_fields(line_, stream.all);
    write();
}

void Writer::text(std::string& line, std::string_view key, std::string_view value) {
    line += ",\"";
    line += key;
    line += "\":";
    json::append_string(line, value);
}

Writer::Beginnings& Writer::beginnings(const MethodPlan& method) {
    if (beginnings_.method == method.method && beginnings_.class_name == method.class_name) return beginnings_;
    beginnings_.class_name = method.class_name;
    beginnings_.method = method.method;
    const auto make = [&](std::string_view event) {
        std::string line(event);
        text(line, "class", method.class_name);
        text(line, "method", method.method);
        return line + ",\"id\":";
    };
    beginnings_.told = make(row_told);
    beginnings_.failed = make("{\"event\":\"failure\"");
    beginnings_.retried = make("{\"event\":\"row-retried\"");
    beginnings_.finished = make("{\"event\":\"row-finished\"");
    return beginnings_;
}

void Writer::begin(std::string& line, const std::string& beginning, const Row& row, int worker) {
    line = beginning;
    json::append_string(line, row.id);
    line += ",\"worker\":";
    append_number(line, static_cast<std::uint64_t>(worker));
}

void Writer::write() {
    line_ += "}\n";
    file_.append(line_);
    if (line_.capacity() > longest_kept) line_ = {};
}

}  // namespace offbeat::journal
