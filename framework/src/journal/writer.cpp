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
    text("program", run.program);
    text("executable", run.executable);
    json::append_key(line_, "options");
    report::append_strings(line_, run.options);
    text("started", run.started);
    text("host", run.host);
    text("testres", run.testres);
    text("reportDir", run.report_dir);
    json::append_key(line_, "planned");
    append_number(line_, run.planned);
    if (run.shard.given()) report::append_shard_field(line_, run.shard);
    write();
}

void Writer::on(const MethodPlan& method) {
    line_ = "{\"event\":\"method-planned\",";
    report::append_method_fields(line_, method, places_);
    write();
}

void Writer::on(const RowStarted& event) {
    begin(beginnings(event.method).started, event.row, event.worker);
    line_ += ",\"at\":";
    append_seconds(line_, event.at, 6);
    if (!event.row.description.empty()) text("description", event.row.description);
    line_ += ",\"source\":";
    places_.append(line_, event.row.source);
    if (!event.row.parameters.empty()) {
        line_ += ",\"parameters\":";
        report::append_parameters(line_, event.row);
    }
    if (!event.row.labels.empty()) {
        line_ += ",\"labels\":";
        report::append_labels(line_, event.row);
    }
    if (!event.row.groups.empty()) {
        line_ += ",\"groups\":";
        report::append_strings(line_, event.row.groups);
    }
    labels_ = event.row.labels.size();
    started_ = line_;
    line_ += "}\n";
    file_.begin(place_, line_);
}

void Writer::on(const RowFailure& event) {
    file_.publish(place_);
    begin(beginnings(event.method).failed, event.row, event.worker);
    line_ += ',';
    report::append_failure_fields(line_, event.failure, places_);
    write();
}

void Writer::on(const RowFinished& event) {
    begin(beginnings(event.method).finished, event.row, event.worker);
    const std::size_t verdict = line_.size();
    line_ += ",\"status\":\"";
    line_ += to_string(event.status);
    line_ += '"';
    if (!event.cause.empty()) text("cause", event.cause);
    line_ += ",\"seconds\":";
    append_seconds(line_, event.seconds, 6);
    if (!event.rerun.empty()) text("rerun", event.rerun);
    if (!event.began) {  // else its beginning has told them
        text("description", event.row.description);
        line_ += ",\"source\":";
        places_.append(line_, event.row.source);
    }
    if (event.began && event.row.labels.size() > labels_) {
        line_ += ",\"addedLabels\":";
        report::append_labels(line_, event.row, labels_);
    }
    report::append_attachments_field(line_, event.row);
    if (!event.began || started_.empty()) return write();
    line_ += "}\n";
    started_.replace(0, row_began.size(), row_told);
    started_.append(line_, verdict, std::string::npos);
    file_.end(place_, started_, line_);
    started_.clear();
    if (line_.capacity() > longest_kept) line_ = started_ = {};
}

void Writer::on(const RunFinished& run) {
    line_ = "{\"event\":\"run-finished\",\"summary\":";
    report::append_summary(line_, run.summary);
    line_ += ",\"seconds\":";
    append_seconds(line_, run.seconds, 6);
    report::append_gates_field(line_, run.summary);
    write();
}

void Writer::on(const Remark& remark) {
    line_ = "{\"event\":\"remark\"";
    text("class", remark.class_name);
    text("method", remark.method);
    text("id", remark.row);
    text("text", remark.text);
    write();
}

void Writer::on(const StreamEnded& stream) {
    line_ = "{\"event\":\"stream-ended\"";
    text("class", stream.method.class_name);
    text("method", stream.method.method);
    line_ += ',';
    report::append_tally_fields(line_, stream.all);
    write();
}

void Writer::text(const char* key, std::string_view value) {
    line_ += ",\"";
    line_ += key;
    line_ += "\":";
    json::append_string(line_, value);
}

Writer::Beginnings& Writer::beginnings(const MethodPlan& method) {
    if (beginnings_.method == method.method && beginnings_.class_name == method.class_name) return beginnings_;
    beginnings_.class_name = method.class_name;
    beginnings_.method = method.method;
    const auto make = [&](const char* event) {
        line_ = event;
        text("class", method.class_name);
        text("method", method.method);
        return line_ + ",\"id\":";
    };
    beginnings_.started = make(row_began.data());
    beginnings_.failed = make("{\"event\":\"failure\"");
    beginnings_.finished = make("{\"event\":\"row-finished\"");
    return beginnings_;
}

void Writer::begin(const std::string& beginning, const Row& row, int worker) {
    line_ = beginning;
    json::append_string(line_, row.id);
    line_ += ",\"worker\":";
    append_number(line_, static_cast<std::uint64_t>(worker));
}

void Writer::write() {
    line_ += "}\n";
    file_.append(line_);
    if (line_.capacity() > longest_kept) line_ = {};
}

}  // namespace offbeat::journal
