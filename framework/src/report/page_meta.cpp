#include "offbeat/json_text.hpp"
#include "offbeat/text.hpp"
#include "offbeat/version.hpp"
#include "report/html_page.hpp"
#include "report/row_json.hpp"
#include "report/shown_json.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

constexpr std::size_t longest = 4096;
constexpr std::size_t most_unsteady = 50;

void append_count(std::string& out, const char* key, std::uint64_t count) {
    json::append_key(out, key);
    append_number(out, count);
}

void append_shown_list(std::string& out, const char* key, const std::vector<std::string>& texts) {
    json::append_key(out, key);
    out += '[';
    for (const auto& text : texts) {
        if (&text != &texts.front()) out += ',';
        append_shown(out, text, longest);
    }
    out += ']';
}

/// With what a sentence in another language is made of.
void append_gate(std::string& out, const Gate& gate) {
    out += out.back() == '[' ? "{" : ",{";
    append_shown_field(out, "group", gate.group, longest);
    if (!gate.method.empty()) append_shown_field(out, "method", gate.class_name + '.' + gate.method, longest);
    append_count(out, "passed", gate.passed);
    append_count(out, "judged", gate.judged);
    append_shown_field(out, "got", percent_text(gate.got()), longest);
    append_shown_field(out, "wanted", percent_text(gate.wanted), longest);
    append_shown_field(out, "text", gate_text(gate), longest);
    out += gate.green() ? ",\"green\":true}" : ",\"green\":false}";
}

void append_gates(std::string& out, const Summary& summary) {
    out += ",\"gates\":[";
    for (const auto& gate : summary.gates) append_gate(out, gate);
    out += ']';
    const std::string ungated = ungated_text(summary);
    if (ungated.empty()) return;
    append_count(out, "ungatedFaults", summary.ungated_faults);
    append_count(out, "lostRows", summary.lost_rows);
    append_shown_field(out, "ungated", ungated, longest);
}

void append_method(std::string& out, const HtmlMethod& method) {
    const MethodPlan& plan = method.plan;
    out += '{';
    append_shown_field(out, "class", plan.class_name, longest);
    append_shown_field(out, "method", plan.method, longest);
    append_shown_field(out, "suiteTest", plan.suite_test, longest);
    append_shown_field(out, "description", plan.description, longest);
    append_shown_list(out, "groups", plan.groups);
    append_shown_field(out, "provider", plan.provider, longest);
    append_shown_field(out, "driver", plan.driver, longest);
    append_shown_field(out, "source", to_string(plan.source), longest);
    append_shown_field(out, "formula", plan.formula, longest);
    append_shown_list(out, "dimensions", plan.dimensions);
    append_shown_list(out, "notes", plan.notes);
    if (plan.counted) append_count(out, "planned", plan.rows);
    out += ",\"summary\":";
    append_summary(out, method.counts, method.counts.green());
    if (!plan.dimensions.empty()) append_count(out, "nullRequests", method.matrix.null_requests());
    out += ",\"seconds\":";
    append_seconds(out, method.seconds, 6);
    out += '}';
}

void append_remarks(std::string& out, const HtmlPage& page) {
    out += ",\"remarks\":[";
    for (const auto& remark : page.remarks) {
        out += &remark == &page.remarks.front() ? "{" : ",{";
        append_shown_field(out, "about", subject_of(remark), longest);
        append_shown_field(out, "text", remark.text, longest);
        out += '}';
    }
    out += ']';
    append_count(out, "moreRemarks", page.more_remarks);
}

void append_run(std::string& out, const RunStarted& run) {
    append_shown_field(out, "program", run.program, longest);
    append_shown_field(out, "executable", run.executable, longest);
    append_shown_list(out, "options", run.options);
    append_shown_field(out, "started", run.started, longest);
    append_shown_field(out, "host", run.host, longest);
    append_shown_field(out, "testres", run.testres, longest);
    append_shown_field(out, "compiler", run.compiler, longest);
    append_shown_field(out, "boost", run.boost, longest);
    append_shown_field(out, "revision", run.revision, longest);
    append_shown_field(out, "commandLine", run.command_line, longest);
    if (run.seed) append_count(out, "seed", *run.seed);
    if (run.shard.given()) {
        append_count(out, "shard", run.shard.number);
        append_count(out, "of", run.shard.of);
    }
}

void append_past(std::string& out, const HtmlPage& page) {
    out += ",\"history\":[";
    for (const auto& run : page.past) {
        out += &run == &page.past.front() ? "{" : ",{";
        append_shown_field(out, "started", run.started, longest);
        append_shown_field(out, "revision", run.revision, longest);
        out += ",\"summary\":";
        append_summary(out, run.counts, run.green);
        out += ",\"seconds\":";
        append_seconds(out, run.seconds, 6);
        out += '}';
    }
    out += "],\"unsteady\":[";
    for (const auto& row : unsteady_rows(page.past, most_unsteady)) {
        out += out.back() == '[' ? "{" : ",{";
        append_shown_field(out, "name", row.name, longest);
        append_count(out, "switches", row.switches);
        append_count(out, "flaky", row.flaky);
        out += '}';
    }
    out += ']';
}

void append_live(std::string& out, const LivePart& live) {
    out += std::string(",\"live\":{\"finished\":") + (live.finished ? "true" : "false") +
           ",\"interrupted\":" + (live.interrupted ? "true" : "false");
    append_shown_field(out, "trouble", live.trouble, longest);
    out += ",\"running\":[";
    for (const auto& row : live.running) {
        out += out.back() == '[' ? "{\"worker\":" : ",{\"worker\":";
        out += std::to_string(row.worker);
        append_shown_field(out, "method", row.method, longest);
        append_shown_field(out, "row", row.row, longest);
        out += ",\"seconds\":";
        append_seconds(out, row.seconds, 3);
        out += '}';
    }
    out += "]}";
}

}  // namespace

std::string page_meta(const HtmlPage& page, const LivePart* live) {
    std::string out = "{";
    append_shown_field(out, "offbeat", version, longest);
    append_run(out, page.run);
    append_shown_field(out, "rerunFailures", page.failures.text(), 16 * longest);
    append_shown_field(out, "verdict", verdict_text(page.summary), longest);
    append_shown_field(out, "account", account_text(page.summary), longest);
    out += ",\"summary\":";
    append_summary(out, page.summary, page.summary.green());
    append_pass_rate(out, page.summary);
    append_joined_field(out, page.run.shards);
    append_gates(out, page.summary);
    out += ",\"seconds\":";
    append_seconds(out, page.seconds, 6);
    append_count(out, "rowsLeftOut", page.rows_left_out);
    out += ",\"methods\":[";
    for (const auto& method : page.methods) {
        if (&method != &*page.methods.begin()) out += ",\n";
        append_method(out, method);
    }
    out += ']';
    append_remarks(out, page);
    append_past(out, page);
    if (live != nullptr) append_live(out, *live);
    return out + '}';
}

}  // namespace offbeat::report
