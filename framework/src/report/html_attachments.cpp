#include "report/html_attachments.hpp"

#include "offbeat/error.hpp"
#include "report/html_text.hpp"
#include "report/wording.hpp"

#include <algorithm>

namespace offbeat::report {
namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t longest_shown = 64 * 1024;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_cell = 2000;

void append_plain(std::string& out, const Attachment& attachment, const std::string& problem = {}) {
    out += "<details class=\"attachment\"><summary>";
    append_html(out, cut(attachment.name, longest_name));
    out += " <span class=\"type\">";
    append_html(out, cut(attachment.type, longest_name) + ", " + std::to_string(attachment.content.size()) + " bytes");
    out += "</span></summary>\n";
    if (!problem.empty()) {
        out += "<p class=\"notice\">It can’t be drawn: ";
        append_html(out, problem);
        out += "</p>\n";
    }
    if (is_text(attachment.type)) {
        out += "<pre>";
        append_html_lines(out, cut(attachment.content, longest_shown));
        out += "</pre>";
    } else {
        out += "<p>no text; report.json has its bytes</p>";
    }
    out += "</details>\n";
}

void append_one(std::string& out, const Attachment& attachment) {
    const std::string name = cut(attachment.name, longest_name);
    try {
        if (same_type(attachment.type, timeline_type))
            return append_timeline(out, name, read_timeline(attachment.content));
        if (same_type(attachment.type, table_type)) return append_table(out, name, read_table(attachment.content));
    } catch (const Error& wrong) {
        return append_plain(out, attachment, wrong.what());
    }
    append_plain(out, attachment);
}

}  // namespace

bool has_timeline(const Row& row) {
    return std::ranges::any_of(row.attachments,
                               [](const Attachment& attachment) { return same_type(attachment.type, timeline_type); });
}

void append_attachments(std::string& out, const Row& row) {
    std::size_t shown = 0;
    for (const auto& attachment : row.attachments) {
        if (shown++ < most_shown) append_one(out, attachment);
    }
    if (shown > most_shown)
        out += "<p>and " + std::to_string(shown - most_shown) + " more attachments, in report.json</p>\n";
}

void append_table(std::string& out, const std::string& name, const Table& table) {
    out += "<div class=\"wide\"><table class=\"attached\"><caption>";
    append_html(out, name);
    out += "</caption>\n<thead><tr>";
    for (const auto& column : table.columns) {
        out += "<th scope=\"col\">";
        append_html(out, cut(column, longest_cell));
        out += "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (const auto& cell : row) {
            out += cell.number ? "<td class=\"number\">" : "<td>";
            append_html_lines(out, cut(cell.text, longest_cell));
            out += "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

}  // namespace offbeat::report
