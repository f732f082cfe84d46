#include "report/html_page.hpp"

#include "report/html_text.hpp"
#include "report/packed.hpp"
#include "report/page_program.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

/// A second wall behind the escaping: nothing but this very program and style sheet may run, and nothing loads.
/// \param others what else it may do
std::string policy(const char* others) {
    return std::string("default-src 'none'; base-uri 'none'; form-action 'none'; script-src '") + page_program_hash() +
           "'; style-src '" + page_style_hash() + "'" + others;
}

std::string head(const std::string& title, const char* others = "") {
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                      "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                      policy(others) + "\"/>\n<title>";
    append_html(out, title);
    out += "</title>\n<style>";
    out += page_style();
    return out + "</style>\n</head>\n<body>\n<div id=\"summary\">\n";
}

}  // namespace

void HtmlPage::write(Spool& spool, Replacement& to) const {
    std::string out = head(run.program + ": " + verdict_text(summary));
    append_header(out, *this);
    out += "<main>\n";
    to.write(out);
    write_faults(*this, spool, to);
    out.clear();
    append_methods(out, *this);
    out += "<p class=\"notice\"><noscript>Without JavaScript this page is a summary with what went wrong. </noscript>"
           "All rows are in report.json.</p>\n</main>\n</div>\n";
    to.write(out);
    spool.copy(chunks, to);
    out = "<script type=\"application/x-offbeat-meta\">";
    append_packed(out, page_meta(*this));
    out += "</script>\n<script>";
    to.write(out);
    to.write(page_program());
    to.write("</script>\n</body>\n</html>\n");
}

std::string live_document() {
    std::string out = head("Offbeat", "; connect-src 'self'");
    out += "<p><noscript>Without JavaScript nothing is shown here: the report is written when the run has "
           "ended.</noscript></p>\n</div>\n<script type=\"application/x-offbeat-live\"></script>\n<script>";
    out += page_program();
    return out + "</script>\n</body>\n</html>\n";
}

std::string chip(Status status) {
    return std::string("<span class=\"chip ") + slug(status) + "\">" + symbol(status) + ' ' + to_string(status) +
           "</span>";
}

}  // namespace offbeat::report
