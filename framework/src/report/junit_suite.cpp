#include "report/junit_suite.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

#include <algorithm>

namespace offbeat::report {
namespace {

void append_attribute(std::string& out, const char* name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    append_xml_attribute(out, value);
    out += '"';
}

constexpr std::size_t longest_attached = 16 * 1024;
constexpr std::size_t most_output = 1024 * 1024;
constexpr std::size_t longest_kept = 64 * 1024;

void append_attempt(std::string& out, const char* element, const Attempt& attempt, Places& places) {
    out += '<';
    out += element;
    const std::string message = attempt.failures.empty() ? attempt.cause : attempt.failures.front().message;
    append_attribute(out, "message", utf8::visible(cut(message, longest_attached)));
    append_attribute(out, "type", to_string(attempt.status));
    out += '>';
    for (const auto& failure : attempt.failures) {
        append_xml(out, utf8::visible(places.text(failure.where)) + ": " +
                            visible_lines(cut(failure.message, longest_attached)) + '\n');
    }
    out += "</";
    out += element;
    out += '>';
}

/// What a case says of itself, where its reader takes it.
void append_case_properties(std::string& out, const RowFinished& event) {
    std::string inside;
    append_property(inside, "description", utf8::visible(cut(description_of(event.row), longest_attached)));
    append_property(inside, "status", to_string(event.status));
    append_property(inside, "groups", utf8::visible(join(event.row.groups, " ")));
    for (const auto& label : event.row.labels)
        append_property(inside, label.name.c_str(), utf8::visible(cut(label.value, longest_attached)));
    append_property(inside, "rerun", utf8::visible(event.rerun));
    out += "<properties>\n" + inside + "</properties>";
}

/// The schemas take a local time without its zone; the whole of it is a property.
std::string without_zone(const std::string& iso) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
    bool good = iso.size() >= shape.size();
    for (std::size_t i = 0; good && i < shape.size(); ++i) {
        good = shape[i] == 'd' ? iso[i] >= '0' && iso[i] <= '9' : iso[i] == shape[i];
    }
    return good ? iso.substr(0, shape.size()) : "1970-01-01T00:00:00";
}

}  // namespace

std::string JunitHead::start_tag() const {
    std::string out = " <testsuite";
    append_attribute(out, "name", name);
    append_attribute(out, "package", run.program);
    append_attribute(out, "id", std::to_string(number));
    append_attribute(out, "hostname", run.host.empty() ? "localhost" : run.host);
    append_attribute(out, "timestamp", without_zone(run.started));
    append_attribute(out, "tests", std::to_string(tests));
    append_attribute(out, "failures", std::to_string(failures));
    append_attribute(out, "errors", std::to_string(errors));
    append_attribute(out, "skipped", std::to_string(skipped));
    out += " time=\"";
    append_seconds(out, seconds, 3);
    return out + "\">\n";
}

void append_property(std::string& out, const char* name, std::string_view value) {
    if (value.empty()) return;
    out += "   <property";
    append_attribute(out, "name", utf8::visible(name));
    append_attribute(out, "value", value);
    out += "/>\n";
}

JunitSuite::JunitSuite(const MethodPlan& method, JunitProfile profile, JunitLimits limits)
    : plan(method), profile_(profile), limits_(limits), parts_(1) {
    before_id_ = "  <testcase name=\"";
    append_xml_attribute(before_id_, plan.method);
    after_id_ = '"';
    append_attribute(after_id_, "classname", plan.class_name);
    after_id_ += " time=\"";
}

void JunitSuite::add(const RowFinished& event, Spool& spool, Places& places, const std::string& attached) {
    std::string& out = case_;
    out = before_id_;
    if (!event.row.id.empty()) {
        out += '[';
        append_xml_attribute(out, event.row.id);
        out += ']';
    }
    out += after_id_;
    append_seconds(out, event.seconds, 3);
    out += '"';
    const bool extended = profile_ == JunitProfile::extended;
    if (extended) add_place(out, event, places);
    inside_.clear();
    if (extended) append_case_properties(inside_, event);
    if (event.status != Status::passed) add_verdict(inside_, event, places);
    inside_ += attached;
    std::size_t elements = 1;
    if (inside_.empty()) {
        out += "/>\n";
    } else {
        elements += static_cast<std::size_t>(std::ranges::count(inside_, '<'));
        out += '>';
        out += inside_;
        out += "</testcase>\n";
    }
    if (parts_.back().size > 0 &&
        (parts_.back().size + out.size() > limits_.bytes || parts_.back().elements + elements > limits_.elements))
        parts_.emplace_back();
    Part& part = parts_.back();
    part.counts.count(event.status);
    part.seconds += event.seconds;
    part.size += out.size();
    part.elements += elements;
    part.cases.text += out;
    spool.settle(part.cases);
    if (!extended && !event.row.attachments.empty()) add_output(event, part, spool);
    for (std::string* text : {&case_, &inside_})
        if (text->capacity() > longest_kept) std::string().swap(*text);
}

void JunitSuite::add_place(std::string& out, const RowFinished& event, Places& places) const {
    const Location& where = event.failures.empty() ? event.row.source : event.failures.front().where;
    if (where.file.empty()) return;
    append_attribute(out, "file", places.text(Location{where.file}));
    if (where.line > 0) append_attribute(out, "line", std::to_string(where.line));
}

/// In the suite's output, since the Ant schema gives a case none. Every line of what a test attached begins with a bar:
/// nothing in it can pass for the frame.
void JunitSuite::add_output(const RowFinished& event, Part& part, Spool& spool) {
    for (const auto& attachment : event.row.attachments) {
        if (!is_text(attachment.type) || same_type(attachment.type, timeline_type)) continue;
        std::string out =
            "--- " + utf8::visible(plan.method + '[' + cut(event.row.id, 200) + "]: " + cut(attachment.name, 200) +
                                   " (" + cut(attachment.type, 200) + ')');
        out += " ---\n| ";
        for (const char c : visible_lines(cut(attachment.content, longest_attached))) {
            out += c;
            if (c == '\n') out += "| ";
        }
        out += '\n';
        const bool fits = part.output_size + out.size() <= most_output;
        if (!fits && part.output_size <= most_output)
            append_xml(part.output.text, "--- the rest is in report.json ---\n");
        part.output_size += out.size();
        if (fits) append_xml(part.output.text, out);
        spool.settle(part.output);
    }
}

void JunitSuite::add_verdict(std::string& out, const RowFinished& event, Places& places) {
    const KeptRow row = keep(event, places);
    // As Surefire writes them, and Jenkins reads them: a case with a flakyFailure passed, one with a rerunFailure
    // didn't.
    if (event.status == Status::flaky) {
        for (const auto& attempt : event.attempts) append_attempt(out, "flakyFailure", attempt, places);
        return;
    }
    if (event.status == Status::skipped || event.status == Status::known_bug) {
        out += "<skipped";
        append_attribute(out, "message", reason(row));
        out += "/>";
        return;
    }
    // Jenkins and the Ant schema take one of them a case: nothing was proved is an error, a refused assertion a failure
    const char* element = event.status == Status::failed ? "failure" : "error";
    const bool told = event.status != Status::not_configured && !row.faults.empty();
    out += '<';
    out += element;
    append_attribute(out, "message", reason(row));
    append_attribute(out, "type", told ? row.faults.front().kind : to_string(event.status));
    out += '>';
    append_xml(out, details(row, ""));
    out += "</";
    out += element;
    out += '>';
    for (const auto& attempt : event.attempts) append_attempt(out, "rerunFailure", attempt, places);
}

void JunitSuite::write(const Part& part, const RunStarted& run, std::size_t number, Spool& spool,
                       Replacement& to) const {
    const JunitHead head{plan.class_name + '.' + plan.method,
                         run,
                         number,
                         part.counts.reported(),
                         part.counts.failed,
                         part.counts.broken + part.counts.not_configured,
                         part.counts.skipped + part.counts.known_bug,
                         part.seconds};
    std::string out = head.start_tag() + "  <properties>\n";
    append_property(out, "started", run.started);
    append_property(out, "suiteTest", plan.suite_test);
    append_property(out, "description", plan.description);
    append_property(out, "groups", join(plan.groups, " "));
    append_property(out, "provider", plan.provider);
    append_property(out, "driver", plan.driver);
    append_property(out, "formula", plan.formula);
    append_property(out, "testres", run.testres);
    if (parts_.size() > 1) {
        const auto which = static_cast<std::size_t>(
            std::ranges::find_if(parts_, [&](const Part& one) { return &one == &part; }) - parts_.begin());
        append_property(out, "part", std::to_string(which + 1) + " of " + std::to_string(parts_.size()));
    }
    to.write(out + "  </properties>\n");
    spool.copy(part.cases, to);
    if (part.output_size == 0) return to.write(junit_tail);
    to.write("  <system-out>");
    spool.copy(part.output, to);
    to.write("</system-out>\n  <system-err/>\n </testsuite>\n");
}

}  // namespace offbeat::report
