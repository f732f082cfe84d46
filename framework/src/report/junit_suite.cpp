#include "report/junit_suite.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

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
    append_attribute(out, "name", name);
    append_attribute(out, "value", value);
    out += "/>\n";
}

JunitSuite::JunitSuite(const MethodPlan& method) : plan(method) {
    before_id_ = "  <testcase name=\"";
    append_xml_attribute(before_id_, plan.method);
    after_id_ = '"';
    append_attribute(after_id_, "classname", plan.class_name);
    after_id_ += " time=\"";
}

void JunitSuite::add(const RowFinished& event, Spool& spool, Places& places) {
    counts_.count(event.status);
    seconds_ += event.seconds;
    std::string& out = cases_.text;
    out += before_id_;
    if (!event.row.id.empty()) {
        out += '[';
        append_xml_attribute(out, event.row.id);
        out += ']';
    }
    out += after_id_;
    append_seconds(out, event.seconds, 3);
    if (event.status == Status::passed) {
        out += "\"/>\n";
    } else {
        out += "\">";
        add_verdict(out, event, places);
        out += "</testcase>\n";
    }
    spool.settle(cases_);
    if (!event.row.attachments.empty()) add_output(event, spool);
}

/// In the suite's output, since the Ant schema gives a case none. Every line of what a test attached begins with a bar:
/// nothing in it can pass for the frame.
void JunitSuite::add_output(const RowFinished& event, Spool& spool) {
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
        const bool fits = output_size_ + out.size() <= most_output;
        if (!fits && output_size_ <= most_output) append_xml(output_.text, "--- the rest is in report.json ---\n");
        output_size_ += out.size();
        if (fits) append_xml(output_.text, out);
        spool.settle(output_);
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

void JunitSuite::write(const RunStarted& run, std::size_t number, Spool& spool, Replacement& to) const {
    const JunitHead head{plan.class_name + '.' + plan.method,
                         run,
                         number,
                         counts_.reported(),
                         counts_.failed,
                         counts_.broken + counts_.not_configured,
                         counts_.skipped,
                         seconds_};
    std::string out = head.start_tag() + "  <properties>\n";
    append_property(out, "started", run.started);
    append_property(out, "suiteTest", plan.suite_test);
    append_property(out, "description", plan.description);
    append_property(out, "groups", join(plan.groups, " "));
    append_property(out, "provider", plan.provider);
    append_property(out, "driver", plan.driver);
    append_property(out, "formula", plan.formula);
    append_property(out, "testres", run.testres);
    to.write(out + "  </properties>\n");
    spool.copy(cases_, to);
    if (output_size_ == 0) return to.write(junit_tail);
    to.write("  <system-out>");
    spool.copy(output_, to);
    to.write("</system-out>\n  <system-err/>\n </testsuite>\n");
}

}  // namespace offbeat::report
