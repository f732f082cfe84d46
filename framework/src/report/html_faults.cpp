#include "report/html_page.hpp"
#include "report/html_text.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

void append_arguments(std::string& out, const KeptRow& row) {
    if (row.arguments.empty()) return;
    out += "<table class=\"arguments\"><caption>parameters</caption><tbody>\n";
    for (const auto& argument : row.arguments) {
        out += "<tr><th scope=\"row\">";
        append_html(out, argument.name);
        out += "</th><td><code>";
        append_html(out, argument.shown);
        out += "</code></td></tr>\n";
    }
    if (row.more_arguments > 0) {
        out += "<tr><td colspan=\"2\">and " + std::to_string(row.more_arguments) + " more</td></tr>\n";
    }
    out += "</tbody></table>\n";
}

void append_message(std::string& out, const char* kind, const std::string& place, const std::string& message) {
    out += std::string("<div class=\"message\"><p>") + kind;
    if (!place.empty()) {
        out += " at <code>";
        append_html(out, place);
        out += "</code>";
    }
    out += "</p>\n<pre>";
    append_html_lines(out, message);
    out += "</pre></div>\n";
}

std::string name_of(const HtmlMethod& method) {
    std::string out;
    append_html(out, method.plan.class_name + '.' + method.plan.method);
    return out;
}

}  // namespace

void append_fault(std::string& out, const KeptRow& row) {
    out += std::string("<article class=\"") + slug(row.status) + "\">\n<h4>" + chip(row.status) + " <code>";
    append_html(out, row.id.empty() ? row.method : row.id);
    out += "</code> ";
    append_html(out, row.description);
    out += "</h4>\n";
    for (const auto& fault : row.faults) append_message(out, fault.kind.c_str(), fault.place, fault.message);
    if (row.more_faults > 0) out += "<p>and " + std::to_string(row.more_faults) + " more failures of this row</p>\n";
    if (!row.cause.empty()) append_message(out, "cause", {}, row.cause);
    append_arguments(out, row);
    if (!row.place.empty()) {
        out += "<p class=\"where\">row <code>";
        append_html(out, row.place);
        out += "</code></p>\n";
    }
    if (!row.rerun.empty()) {
        out += "<p class=\"rerun\">run it again <code>";
        append_html(out, row.rerun);
        out += "</code></p>\n";
    }
    out += "</article>\n";
}

void write_faults(const HtmlPage& page, Spool& spool, Replacement& to) {
    if (page.faults_shown + page.more_faults == 0) return;
    to.write("<section id=\"faults\">\n<h2>What went wrong</h2>\n");
    for (const auto& method : page.methods) {
        if (method.faults_shown + method.more_faults == 0) continue;
        to.write("<h3><code>" + name_of(method) + "</code></h3>\n");
        spool.copy(method.faults, to);
        if (method.more_faults > 0) {
            to.write("<p class=\"notice\">and " + std::to_string(method.more_faults) +
                     " more rows of this method</p>\n");
        }
    }
    if (page.more_faults > 0) {
        to.write("<p class=\"notice\">" + std::to_string(page.faults_shown) + " rows are shown, " +
                 std::to_string(page.more_faults) + " more are in report.json.</p>\n");
    }
    to.write("</section>\n");
}

}  // namespace offbeat::report
