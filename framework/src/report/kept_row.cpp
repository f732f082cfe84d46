#include "report/kept_row.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

constexpr std::size_t longest_message = 4096;
constexpr std::size_t longest_shown = 400;
constexpr std::size_t most_arguments = 50;
constexpr std::size_t most_faults = 5;

std::string more(std::size_t count, const char* what) {
    return "... " + std::to_string(count) + " more " + what;
}

/// Adds lines, each behind the indent; the second and later ones stand deeper.
void add(std::string& out, std::string_view indent, std::string_view lines) {
    for (bool first = true;; first = false) {
        const std::size_t end = lines.find('\n');
        out += indent;
        if (!first) out += "    ";
        out += lines.substr(0, end);
        out += '\n';
        if (end == std::string_view::npos) return;
        lines.remove_prefix(end + 1);
    }
}

}  // namespace

bool worth_keeping(Status status) {
    return status == Status::failed || status == Status::broken || status == Status::not_configured;
}

KeptRow keep(const RowFinished& event, Places& places) {
    KeptRow row;
    row.class_name = event.method.class_name;
    row.method = event.method.method;
    row.id = cut(event.row.id, longest_shown);
    row.description = cut(description_of(event.row), longest_shown);
    row.status = event.status;
    row.place = places.text(event.row.source);
    row.cause = cut(event.cause, longest_message);
    row.rerun = cut(event.rerun, longest_message);
    for (const auto& parameter : event.row.parameters) {
        if (row.arguments.size() == most_arguments) break;
        row.arguments.push_back({cut(parameter.name, longest_shown), cut(display(parameter.value), longest_shown)});
    }
    row.more_arguments = event.row.parameters.size() - row.arguments.size();
    for (const auto& failure : event.failures) {
        if (row.faults.size() == most_faults) break;
        row.faults.push_back(
            {kind_text(failure.kind), places.text(failure.where), cut(failure.message, longest_message)});
    }
    for (const auto& attachment : event.row.attachments) {
        if (row.attached.size() > longest_shown) break;
        row.attached += (row.attached.empty() ? "" : ", ") + cut(attachment.name, longest_shown);
    }
    row.more_faults = event.failures.size() - row.faults.size();
    return row;
}

std::string case_name(const KeptRow& row) {
    return row.id.empty() ? row.method : row.method + '[' + row.id + ']';
}

std::string reason(const KeptRow& row) {
    const std::string& whole = row.faults.empty() ? row.cause : row.faults.front().message;
    if (whole.empty()) return to_string(row.status);
    const std::size_t end = whole.find('\n');
    return utf8::visible(end == std::string::npos ? whole : cut(whole.substr(0, end), longest_shown));
}

std::string details(const KeptRow& row, std::string_view indent) {
    std::string out;
    if (!row.description.empty()) add(out, indent, utf8::visible(row.description));
    for (const auto& fault : row.faults) {
        const std::string place = fault.place.empty() ? std::string() : utf8::visible(fault.place) + ": ";
        add(out, indent, place + fault.kind + ": " + visible_lines(fault.message));
    }
    if (row.more_faults > 0) add(out, indent, more(row.more_faults, "failures"));
    if (!row.cause.empty()) add(out, indent, "cause: " + visible_lines(row.cause));
    for (const auto& argument : row.arguments) {
        add(out, indent, "  " + utf8::visible(argument.name) + " = " + utf8::visible(argument.shown));
    }
    if (row.more_arguments > 0) add(out, indent, "  " + more(row.more_arguments, "parameters"));
    if (!row.place.empty()) add(out, indent, "row:   " + utf8::visible(row.place));
    if (!row.attached.empty()) add(out, indent, "attached: " + utf8::visible(row.attached));
    if (!row.rerun.empty()) add(out, indent, "rerun: " + utf8::visible(row.rerun));
    return out;
}

}  // namespace offbeat::report
