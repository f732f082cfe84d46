#include "report/html_page.hpp"
#include "report/html_text.hpp"
#include "report/wording.hpp"

namespace offbeat::report {

void append_scenario(std::string& out, const RowFinished& event, const std::string& anchor,
                     const std::string& attachments) {
    out += "<div class=\"scenario\" id=\"" + anchor + "\">\n<h4>" + chip(event.status) + " <code>";
    append_html(out, cut(event.row.id, 200));
    out += "</code> ";
    append_html(out, cut(description_of(event.row), 400));
    out += " <span class=\"type\">" + duration_text(event.seconds) + "</span></h4>\n" + attachments + "</div>\n";
}

void write_scenarios(const HtmlPage& page, Spool& spool, Replacement& to) {
    if (page.scenarios_shown == 0) return;
    to.write("<section id=\"scenarios\">\n<h2>Time lines</h2>\n");
    for (const auto& method : page.methods) {
        if (!method.any_scenario) continue;
        std::string name;
        append_html(name, method.plan.class_name + '.' + method.plan.method);
        to.write("<h3><code>" + name + "</code></h3>\n");
        spool.copy(method.scenarios, to);
    }
    if (page.more_scenarios > 0) {
        to.write("<p class=\"notice\">" + std::to_string(page.scenarios_shown) + " time lines are shown, " +
                 std::to_string(page.more_scenarios) + " more are in report.json.</p>\n");
    }
    to.write("</section>\n");
}

}  // namespace offbeat::report
