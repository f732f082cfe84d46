#include "report/html_page.hpp"
#include "report/html_text.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

void append_fact(std::string& out, const char* name, const std::string& value) {
    if (value.empty()) return;
    out += std::string("<div><dt>") + name + "</dt><dd>";
    append_html(out, value);
    out += "</dd></div>\n";
}

/// Every usual verdict is counted, the noughts too: that nothing was skipped is news.
void append_counts(std::string& out, const Summary& summary) {
    out += "<ul class=\"counts\">\n";
    for (const Status status : all_statuses) {
        const std::uint64_t count = count_of(summary, status);
        if (count == 0 && (status == Status::flaky || status == Status::known_bug)) continue;
        out += std::string("<li class=\"") + (count > 0 ? slug(status) : "none") + "\"><b>" + std::to_string(count) +
               "</b> " + symbol(status) + ' ' + to_string(status) + "</li>\n";
    }
    out += "</ul>\n";
}

void append_gate(std::string& out, bool green, const std::string& text) {
    const Status status = green ? Status::passed : Status::failed;
    out += std::string("<li><span class=\"chip ") + slug(status) + "\">" + symbol(status) +
           (green ? " green" : " red") + "</span> ";
    append_html(out, text);
    out += "</li>\n";
}

void append_gates(std::string& out, const Summary& summary) {
    if (summary.gates.empty()) return;
    out += "<ul class=\"gates\">\n";
    for (const auto& gate : summary.gates) append_gate(out, gate.green(), gate_text(gate));
    const std::string ungated = ungated_text(summary);
    if (!ungated.empty()) append_gate(out, false, ungated);
    out += "</ul>\n";
}

}  // namespace

void append_header(std::string& out, const HtmlPage& page) {
    const Summary& summary = page.summary;
    const bool bad = summary.failed + summary.broken > 0;
    const char* colour = summary.green() ? "green" : bad ? "red" : "amber";
    const char* sign = summary.green() ? "✓" : bad ? "✗" : "!";
    out += std::string("<header class=\"") + colour + "\">\n<p class=\"program\">";
    append_html(out, page.run.program);
    out += std::string("</p>\n<h1><span class=\"sign\" aria-hidden=\"true\">") + sign + "</span> ";
    append_html(out, verdict_text(summary));
    out += "</h1>\n<p class=\"account\">" + account_text(summary) + "</p>\n";
    append_counts(out, summary);
    append_gates(out, summary);
    out += "<dl class=\"facts\">\n";
    const std::string rate = pass_rate_text(page.summary);
    append_fact(out, "pass rate", rate.empty() ? rate : rate + " %");
    append_fact(out, "started", page.run.started);
    append_fact(out, "took", duration_text(page.seconds));
    append_fact(out, "host", page.run.host);
    if (page.run.shard.given()) append_fact(out, "part", shard_text(page.run.shard).substr(2));
    append_fact(out, "shards", joined_text(page.run.shards));
    if (page.run.seed) append_fact(out, "shuffled", "--shuffle=" + std::to_string(*page.run.seed));
    append_fact(out, "drivers below", page.run.testres);
    append_fact(out, "compiler", page.run.compiler);
    append_fact(out, "Boost", page.run.boost);
    append_fact(out, "revision", page.run.revision);
    append_fact(out, page.run.command_line.empty() ? "program" : "command line",
                page.run.command_line.empty() ? page.run.executable : page.run.command_line);
    out += "</dl>\n";
    const std::string again = page.failures.text();
    if (!again.empty()) {
        out += "<p class=\"rerun\">run exactly the failures again <code>";
        append_html(out, again);
        out += "</code></p>\n";
    }
    out += "</header>\n";
}

}  // namespace offbeat::report
