#include "report/page_details.hpp"

#include "report/kept_row.hpp"
#include "report/page_attachments.hpp"
#include "report/shown_json.hpp"
#include "report/wording.hpp"
#include "select/selection.hpp"

namespace offbeat::report {
namespace {

constexpr std::size_t longest_text = 4096;
constexpr std::size_t longest_message = 64 * 1024;
constexpr std::size_t most_items = 100;

void append_failures(std::string& out, const std::vector<Failure>& failures, Places& places) {
    out += ",\"failures\":[";
    std::size_t count = 0;
    for (const auto& failure : failures) {
        if (count++ == most_items) break;
        out += count == 1 ? "{" : ",{";
        append_shown_field(out, "kind", kind_text(failure.kind), longest_text);
        append_shown_field(out, "source", places.text(failure.where), longest_text);
        append_shown_field(out, "message", failure.message, longest_message);
        if (failure.compared) {
            append_shown_field(out, "actual", failure.compared->actual, longest_message);
            append_shown_field(out, "expected", failure.compared->expected, longest_message);
        }
        out += '}';
    }
    out += ']';
    if (failures.size() > most_items) {
        out += ",\"moreFailures\":";
        append_number(out, failures.size() - most_items);
    }
}

void append_attempts(std::string& out, const std::vector<Attempt>& attempts, Places& places) {
    if (attempts.empty()) return;
    out += ",\"attempts\":[";
    std::size_t count = 0;
    for (const auto& attempt : attempts) {
        if (count++ == most_items) break;
        out += count == 1 ? "{" : ",{";
        append_shown_field(out, "status", to_string(attempt.status), longest_text);
        append_shown_field(out, "cause", attempt.cause, longest_message);
        out += ",\"seconds\":";
        append_seconds(out, attempt.seconds, 6);
        append_failures(out, attempt.failures, places);
        out += '}';
    }
    out += ']';
}

void append_parameters(std::string& out, const Row& row, Places& places) {
    out += ",\"parameters\":[";
    std::size_t count = 0;
    for (const auto& parameter : row.parameters) {
        if (count++ == most_items) break;
        out += count == 1 ? "{" : ",{";
        append_shown_field(out, "name", parameter.name, longest_text);
        append_shown_field(out, "value", display(parameter.value), longest_text);
        if (!(parameter.where == row.source) && !parameter.where.file.empty())
            append_shown_field(out, "source", places.text(parameter.where), longest_text);
        out += '}';
    }
    out += ']';
    if (row.parameters.size() > most_items) {
        out += ",\"moreParameters\":";
        append_number(out, row.parameters.size() - most_items);
    }
}

void append_label_list(std::string& out, const Row& row) {
    out += ",\"labels\":[";
    std::size_t count = 0;
    for (const auto& label : row.labels) {
        if (count++ == most_items) break;
        out += count == 1 ? "{" : ",{";
        append_shown_field(out, "name", label.name, longest_text);
        append_shown_field(out, "value", label.value, longest_text);
        out += '}';
    }
    out += ']';
}

/// Its verdicts in the runs before, where one of them noted it.
void append_past(std::string& out, const RowFinished& event, const std::vector<PastRun>& past) {
    if (past.empty()) return;
    const auto statuses = statuses_of(past, select::name_of(event.method, event.row));
    bool any = false;
    for (std::size_t i = 0; i < past.size(); ++i) {
        if (!statuses[i]) continue;
        out += any ? ",{" : ",\"history\":[{";
        any = true;
        append_shown_field(out, "started", past[i].started, longest_text);
        append_shown_field(out, "status", to_string(*statuses[i]), longest_text);
        out += '}';
    }
    if (any) out += ']';
}

}  // namespace

bool PageDetails::add(const RowFinished& event, Places& places, const std::vector<PastRun>& past) {
    const bool first = worth_keeping(event.status) || has_timeline(event.row) || !event.attempts.empty();
    if (packed_ >= (first ? most_packed : most_ordinary)) return false;
    text_ += rows_++ == 0 ? "[" : ",\n";
    append(event, places, past);
    return true;
}

void PageDetails::append(const RowFinished& event, Places& places, const std::vector<PastRun>& past) {
    std::string& out = text_;
    out += '{';
    append_shown_field(out, "id", event.row.id, longest_text);
    append_shown_field(out, "description", description_of(event.row), longest_text);
    append_shown_field(out, "source", places.text(event.row.source), longest_text);
    append_shown_field(out, "cause", event.cause, longest_message);
    append_shown_field(out, "rerun", event.rerun, longest_text);
    append_parameters(out, event.row, places);
    append_label_list(out, event.row);
    append_failures(out, event.failures, places);
    append_attempts(out, event.attempts, places);
    out += ",\"attachments\":";
    append_attachments(out, event.row);
    append_past(out, event, past);
    out += '}';
}

std::string PageDetails::take() {
    std::string out = std::move(text_);
    text_.clear();
    rows_ = 0;
    return out += ']';
}

}  // namespace offbeat::report
