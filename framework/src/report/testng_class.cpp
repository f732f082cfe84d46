#include "report/testng_class.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace offbeat::report {
namespace {

constexpr std::size_t longest_value = std::size_t{16} * 1024;

/// A failure proves something, all else that isn't good is one to TestNG too.
const char* status_in_testng(Status status) {
    switch (status) {
    case Status::passed:
    case Status::flaky:
        return "PASS";
    case Status::skipped:
    case Status::known_bug:
        return "SKIP";
    default:
        return "FAIL";
    }
}

void attribute(std::string& out, const char* name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    append_xml_attribute(out, value);
    out += '"';
}

void element(std::string& out, const char* name, std::string_view text) {
    out += std::string("            <") + name + '>';
    append_xml(out, text);
    out += std::string("</") + name + ">\n";
}

void exception(std::string& out, std::string_view kind, std::string_view message, std::string_view trace) {
    out += "          <exception";
    attribute(out, "class", kind);
    out += ">\n";
    element(out, "message", message);
    element(out, "full-stacktrace", trace);
    out += "          </exception>\n";
}

void parameters(std::string& out, const Row& row) {
    if (row.parameters.empty()) return;
    out += "          <params>\n";
    std::size_t index = 0;
    for (const auto& parameter : row.parameters) {
        out += "            <param index=\"" + std::to_string(index++) + "\"><value";
        if (parameter.value.kind == Value::Kind::null) {
            out += " is-null=\"true\"/></param>\n";
            continue;
        }
        out += '>';
        append_xml(out, utf8::visible(parameter.name + " = " + cut(display(parameter.value), longest_value)));
        out += "</value></param>\n";
    }
    out += "          </params>\n";
}

}  // namespace

TestngClock::TestngClock(const std::string& started) : start_(milliseconds_of(started)) {}

std::string TestngClock::text(double seconds) const {
    const std::time_t at = (start_ + std::llround(seconds * 1000)) / 1000;
    std::tm parts{};
    gmtime_r(&at, &parts);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S UTC", &parts);
    return text;
}

TestngCounts& TestngCounts::operator+=(const TestngCounts& other) {
    passed += other.passed;
    failed += other.failed;
    skipped += other.skipped;
    retried += other.retried;
    return *this;
}

void TestngClass::begin_method(const RowFinished& event, const TestngClock& clock, const char* status, double at,
                               double seconds) {
    std::string& out = methods_.text;
    attribute(out, "signature", event.method.method + '[' + cut(event.row.id, 400) + ']');
    attribute(out, "started-at", clock.text(at));
    attribute(out, "name", event.method.method);
    const std::string description = utf8::visible(cut(description_of(event.row), 400));
    if (!description.empty()) attribute(out, "description", description);
    if (!event.method.provider.empty()) attribute(out, "data-provider", event.method.provider);
    attribute(out, "finished-at", clock.text(at + seconds));
    attribute(out, "duration-ms", std::to_string(std::llround(seconds * 1000)));
    attribute(out, "status", status);
    out += ">\n";
    parameters(out, event.row);
}

void TestngClass::add_attempt(const RowFinished& event, const Attempt& attempt, const TestngClock& clock, double at) {
    std::string& out = methods_.text;
    out += "        <test-method retried=\"true\"";
    begin_method(event, clock, "SKIP", at, attempt.seconds);
    const bool told = !attempt.failures.empty();
    const std::string message =
        visible_lines(cut(told ? attempt.failures.front().message : attempt.cause, longest_value));
    exception(out, told ? kind_text(attempt.failures.front().kind) : to_string(attempt.status), message,
              told ? utf8::visible(places_.text(attempt.failures.front().where)) + ": " + message : message);
    out += "          <reporter-output>\n          </reporter-output>\n        </test-method>\n";
    ++counts.retried;
}

void TestngClass::add(const RowFinished& event, Spool& spool, const TestngClock& clock) {
    double at = event.at;
    for (const auto& attempt : event.attempts) {
        add_attempt(event, attempt, clock, at);
        at += attempt.seconds;
    }
    std::string& out = methods_.text;
    out += "        <test-method";
    const std::string_view status = status_in_testng(event.status);
    begin_method(event, clock, status.data(), at, std::max(event.seconds - (at - event.at), 0.0));
    ++(status == "PASS" ? counts.passed : status == "SKIP" ? counts.skipped : counts.failed);
    if (status != "PASS") {
        const KeptRow row = keep(event, places_);
        exception(out, row.faults.empty() ? to_string(event.status) : row.faults.front().kind,
                  visible_lines(row.faults.empty() ? row.cause : row.faults.front().message), details(row, ""));
    }
    out += "          <reporter-output>\n";
    for (const auto& attachment : event.row.attachments) {
        out += "            <line>";
        append_xml(out, utf8::visible("attached: " + cut(attachment.name, 400) + " (" + cut(attachment.type, 400) +
                                      ", " + std::to_string(attachment.content.size()) + " bytes; see report.json)"));
        out += "</line>\n";
    }
    out += "          </reporter-output>\n        </test-method>\n";
    spool.settle(methods_);
}

void TestngClass::write(Spool& spool, Replacement& to) const {
    std::string out = "      <class name=\"";
    append_xml_attribute(out, name_);
    to.write(out + "\">\n");
    spool.copy(methods_, to);
    to.write("      </class>\n");
}

}  // namespace offbeat::report
