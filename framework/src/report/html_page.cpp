#include "report/html_page.hpp"

#include "report/html_text.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

constexpr const char* table_head =
    "<thead><tr><th scope=\"col\">id</th><th scope=\"col\">verdict</th><th scope=\"col\">description</th>"
    "<th scope=\"col\">source</th><th scope=\"col\" class=\"number\">seconds</th></tr></thead>\n<tbody>\n";

std::string notice(const HtmlPage& page) {
    const std::uint64_t all = page.summary.reported();
    if (all <= page.rows_shown) return {};
    return "<p class=\"notice\">The first " + std::to_string(page.rows_shown) + " of " + std::to_string(all) +
           " rows, in the order of the run. All of them are in report.json.</p>\n";
}

void write_rows(const HtmlPage& page, Replacement& to) {
    to.write("<section id=\"rows\">\n<h2>All rows</h2>\n" + notice(page));
    for (const auto& method : page.methods) {
        if (method.rows.empty()) continue;
        std::string caption;
        append_html(caption, method.plan.class_name + '.' + method.plan.method);
        to.write("<div class=\"wide\"><table class=\"rows\"><caption><code>" + caption + "</code></caption>\n");
        to.write(table_head);
        to.write(method.rows);
        to.write("</tbody></table></div>\n");
    }
    to.write("</section>\n");
}

std::string head(const HtmlPage& page) {
    std::string title = page.run.program + ": " + verdict_text(page.summary);
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
        // a second wall behind the escaping: nothing in the page may run or load anything
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
        "<title>";
    append_html(out, title);
    return out + "</title>\n<style>\n" + html_style() + "</style>\n</head>\n<body>\n";
}

}  // namespace

void HtmlPage::write(Spool& spool, Replacement& to) const {
    std::string out = head(*this);
    append_header(out, *this);
    out += "<main>\n";
    to.write(out);
    write_faults(*this, spool, to);
    out.clear();
    append_methods(out, *this);
    to.write(out);
    write_scenarios(*this, spool, to);
    write_rows(*this, to);
    to.write("</main>\n</body>\n</html>\n");
}

std::string chip(Status status) {
    return std::string("<span class=\"chip ") + slug(status) + "\">" + symbol(status) + ' ' + to_string(status) +
           "</span>";
}

void append_row_line(std::string& out, const RowFinished& event, const std::string& anchor, const std::string& scenario,
                     Places& places) {
    out += "<tr id=\"" + anchor + "\"><th scope=\"row\"><code>";
    append_html(out, cut(event.row.id, 200));
    out += "</code></th><td>" + chip(event.status) + "</td><td>";
    append_html(out, cut(description_of(event.row), 400));
    if (!scenario.empty()) out += " <a href=\"#" + scenario + "\">time line</a>";
    if (!event.cause.empty()) {
        out += " <span class=\"cause\">";
        append_html_lines(out, cut(event.cause, 400));
        out += "</span>";
    }
    out += "</td><td><code>";
    append_html(out, places.text(event.row.source));
    out += "</code></td><td class=\"number\">";
    append_seconds(out, event.seconds, 3);
    out += "</td></tr>\n";
}

}  // namespace offbeat::report
