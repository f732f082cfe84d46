#include "report/allure_result.hpp"

#include "offbeat/attachment.hpp"
#include "offbeat/error.hpp"
#include "offbeat/json_text.hpp"
#include "offbeat/utf8.hpp"
#include "report/drawn_json.hpp"
#include "report/kept_row.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <cmath>
#include <exception>

namespace offbeat::report {
namespace {

constexpr std::size_t longest_value = std::size_t{16} * 1024;

/// Allure has no word for a row that waits for its driver, and none for a bug that is known: a broken and a skipped
/// one, which say so.
const char* status_in_allure(Status status) {
    switch (status) {
    case Status::passed:
    case Status::flaky:
        return "passed";
    case Status::failed:
        return "failed";
    case Status::broken:
    case Status::not_configured:
        return "broken";
    case Status::skipped:
    case Status::known_bug:
        return "skipped";
    }
    return "unknown";
}

std::uint64_t hashed(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash ^ (hash >> 29U);
}

void string(std::string& out, const char* key, std::string_view value) {
    json::append_key(out, key);
    json::append_string(out, value);
}

void label(std::string& out, const char* name, std::string_view value) {
    if (value.empty()) return;
    out += out.back() == '[' ? "{" : ",{";
    string(out, "name", name);
    string(out, "value", value);
    out += '}';
}

void labels(std::string& out, const RowFinished& event, const RunStarted& run) {
    out += ",\"labels\":[";
    label(out, "parentSuite", event.method.suite_test.empty() ? run.program : event.method.suite_test);
    label(out, "suite", event.method.class_name);
    label(out, "subSuite", event.method.method);
    label(out, "package", event.method.class_name);
    label(out, "testClass", event.method.class_name);
    label(out, "testMethod", event.method.method);
    for (const auto* groups : {&event.method.groups, &event.row.groups}) {
        for (const auto& group : *groups) label(out, "tag", group);
    }
    label(out, "feature", event.row.label("target"));
    label(out, "story", event.row.label("class"));
    label(out, "severity", event.row.label("severity").empty() ? "normal" : event.row.label("severity"));
    label(out, "host", run.host);
    label(out, "thread",
          (event.shard > 0 ? "shard " + std::to_string(event.shard) + ", " : std::string()) + "worker " +
              std::to_string(event.worker));
    label(out, "framework", "offbeat");
    label(out, "language", "c++");
    out += ']';
}

void parameters(std::string& out, const Row& row) {
    out += ",\"parameters\":[";
    const auto add = [&](const std::string& name, const std::string& value) {
        out += out.back() == '[' ? "{" : ",{";
        string(out, "name", name);
        string(out, "value", value);
        out += '}';
    };
    for (const auto& parameter : row.parameters)
        add(parameter.name, utf8::visible(cut(display(parameter.value), longest_value)));
    // Rows without parameters of their own must not become one row's retries.
    if (row.parameters.empty() && !row.id.empty()) add("row", row.id);
    out += ']';
}

/// What a table of steps says, as offbeat::Step writes it.
void steps(std::string& out, const Row& row) {
    out += ",\"steps\":[";
    for (const auto& attachment : row.attachments) {
        if (attachment.name != "steps" || !same_type(attachment.type, table_type)) continue;
        try {
            for (const auto& cells : read_table(attachment.content).rows) {
                out += out.back() == '[' ? "{" : ",{";
                string(out, "name", cells.at(0).text + (cells.size() > 1 ? "  " + cells[1].text : ""));
                string(out, "status", cells.size() > 2 && cells[2].text != "well" ? "broken" : "passed");
                out += R"(,"stage":"finished","steps":[],"attachments":[],"parameters":[]})";
            }
        } catch (const std::exception&) {
            continue;  // a table of that name that isn't ours: it is among the attachments
        }
    }
    out += ']';
}

void details_of(std::string& out, const RowFinished& event, const AllureAttempt& attempt) {
    std::string message = attempt.failures.empty() ? attempt.cause : attempt.failures.front().message;
    std::string trace;
    for (const auto& failure : attempt.failures) {
        if (trace.size() > longest_value) break;
        trace += utf8::visible(to_string(failure.where)) + ": " + kind_text(failure.kind) + ": " +
                 visible_lines(cut(failure.message, longest_value)) + '\n';
    }
    if (!event.rerun.empty()) trace += "rerun: " + utf8::visible(event.rerun) + '\n';
    trace += "row: " + utf8::visible(to_string(event.row.source)) + '\n';
    out += ",\"statusDetails\":{";
    string(out, "message", visible_lines(cut(message, longest_value)));
    string(out, "trace", trace);
    out += std::string(",\"known\":") + (event.status == Status::known_bug ? "true" : "false") +
           ",\"flaky\":" + (attempt.last && event.status == Status::flaky ? "true" : "false");
    if (!attempt.failures.empty() && attempt.failures.front().compared) {
        string(out, "actual", attempt.failures.front().compared->actual);
        string(out, "expected", attempt.failures.front().compared->expected);
    }
    out += '}';
}

}  // namespace

std::string allure_digest(std::string_view text) {
    constexpr const char* digits = "0123456789abcdef";
    std::string out;
    for (const std::uint64_t seed : {0xcbf29ce484222325U, 0x9e3779b97f4a7c15U}) {
        const std::uint64_t hash = hashed(text, seed);
        for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> static_cast<unsigned>(shift)) & 15U];
    }
    return out;
}

std::string allure_uuid(std::string_view text) {
    std::string uuid = allure_digest(text);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) uuid.insert(at, "-");
    return uuid;
}

std::string allure_result(const RowFinished& event, const AllureAttempt& attempt, const std::string& uuid,
                          const RunStarted& run, std::int64_t start, const std::vector<AllureFile>& files) {
    const Row& row = event.row;
    const std::string whole = event.method.class_name + '.' + event.method.method;
    std::string out = "{";
    string(out, "uuid", uuid);
    string(out, "historyId", allure_digest(whole + '[' + row.id + ']'));
    string(out, "testCaseId", allure_digest(whole));
    string(out, "name",
           row.id.empty() ? event.method.method : event.method.method + '[' + cut(row.id, longest_value) + ']');
    string(out, "fullName", whole + (row.id.empty() ? "" : '[' + cut(row.id, longest_value) + ']'));
    string(out, "status", status_in_allure(attempt.status));
    string(out, "stage", "finished");
    string(out, "description", visible_lines(cut(description_of(row), longest_value)));
    // The latest counts, and of attempts within a millisecond nobody could tell which that is.
    const auto begun = start + std::llround(attempt.at * 1000) + static_cast<std::int64_t>(attempt.number);
    out += ",\"start\":" + std::to_string(begun) +
           ",\"stop\":" + std::to_string(begun + std::llround(std::max(attempt.seconds, 0.0) * 1000));
    details_of(out, event, attempt);
    labels(out, event, run);
    parameters(out, row);
    if (attempt.last) {
        steps(out, row);
    } else {
        out += ",\"steps\":[]";
    }
    out += ",\"links\":[],\"attachments\":[";
    for (const auto& file : files) {
        out += out.back() == '[' ? "{" : ",{";
        string(out, "name", file.name);
        string(out, "type", file.type);
        string(out, "source", file.source);
        out += '}';
    }
    return out + "]}\n";
}

}  // namespace offbeat::report
