#include "offbeat/text.hpp"
#include "report/html_matrix.hpp"
#include "report/html_page.hpp"
#include "report/html_text.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

void append_overview(std::string& out, const HtmlPage& page) {
    out += "<div class=\"wide\"><table class=\"overview\"><caption>Each method and its rows</caption>\n<thead><tr>"
           "<th scope=\"col\">method</th><th scope=\"col\" class=\"number\">planned</th><th scope=\"col\" "
           "class=\"number\">reported</th>"
           "<th scope=\"col\">verdicts</th><th scope=\"col\" class=\"number\">seconds</th></tr></thead>\n<tbody>\n";
    for (const auto& method : page.methods) {
        out += "<tr><th scope=\"row\"><code>";
        append_html(out, method.plan.class_name + '.' + method.plan.method);
        out += "</code></th><td class=\"number\">";
        out += method.plan.counted ? std::to_string(method.plan.rows) : "streamed";
        out += "</td><td class=\"number\">" + std::to_string(method.counts.reported()) + "</td><td>";
        out += marks(method.counts) + "</td><td class=\"number\">";
        append_seconds(out, method.seconds, 3);
        out += "</td></tr>\n";
    }
    out += "</tbody></table></div>\n";
}

void append_fact(std::string& out, const char* name, const std::string& value) {
    if (value.empty()) return;
    out += std::string("<div><dt>") + name + "</dt><dd><code>";
    append_html(out, value);
    out += "</code></dd></div>\n";
}

void append_method(std::string& out, const HtmlMethod& method) {
    const MethodPlan& plan = method.plan;
    out += "<section class=\"method\">\n<h3><code>";
    append_html(out, plan.class_name + '.' + plan.method);
    out += "</code></h3>\n";
    if (!plan.description.empty()) {
        out += "<p>";
        append_html(out, plan.description);
        out += "</p>\n";
    }
    out += "<dl class=\"facts\">\n";
    append_fact(out, "data provider", plan.provider);
    append_fact(out, "driver", plan.driver);
    append_fact(out, "groups", join(plan.groups, ", "));
    append_fact(out, "annotation", to_string(plan.source));
    out += "</dl>\n";
    if (!plan.formula.empty()) {
        out += "<p class=\"formula\">";
        append_html(out, plan.formula);
        out += "</p>\n";
    }
    if (!plan.notes.empty()) {
        out += "<ul class=\"notes\">\n";
        for (const auto& note : plan.notes) {
            out += "<li>";
            append_html(out, note);
            out += "</li>\n";
        }
        out += "</ul>\n";
    }
    if (!plan.dimensions.empty()) append_matrix(out, method.matrix, plan);
    out += "</section>\n";
}

}  // namespace

void append_methods(std::string& out, const HtmlPage& page) {
    out += "<section id=\"methods\">\n<h2>Methods</h2>\n";
    append_overview(out, page);
    for (const auto& method : page.methods) {
        // a method that is called once has nothing beyond its line above
        if (!method.plan.dimensions.empty() || !method.plan.formula.empty() || !method.plan.provider.empty()) {
            append_method(out, method);
        }
    }
    out += "</section>\n";
}

}  // namespace offbeat::report
