#include "report/page_attachments.hpp"

#include "offbeat/error.hpp"
#include "offbeat/json_text.hpp"
#include "report/drawn_json.hpp"
#include "report/shown_json.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <charconv>

namespace offbeat::report {
namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t longest_shown = 64 * 1024;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_cell = 2000;

void append_timeline(std::string& out, const Timeline& timeline) {
    const auto number = [&](const char* key, double value) {
        json::append_key(out, key);
        char digits[32];
        const auto [end, failed] = std::to_chars(digits, digits + sizeof digits, value);
        static_cast<void>(failed);  // the shortest form of a double has at most 24 characters
        out.append(digits, end);
    };
    out += '{';
    number("from", timeline.from);
    number("to", timeline.to);
    append_shown_field(out, "unit", timeline.unit, longest_name);
    out += ",\"lanes\":[";
    for (const auto& lane : timeline.lanes) {
        out += &lane == &timeline.lanes.front() ? "{" : ",{";
        append_shown_field(out, "name", lane.name, longest_name);
        out += ",\"bands\":[";
        for (const auto& band : lane.bands) {
            out += &band == &lane.bands.front() ? "{" : ",{";
            number("from", band.from);
            number("to", band.to);
            append_shown_field(out, "text", band.text, longest_cell);
            append_shown_field(out, "kind", to_string(band.kind), longest_name);
            out += '}';
        }
        out += "],\"marks\":[";
        for (const auto& mark : lane.marks) {
            out += &mark == &lane.marks.front() ? "{" : ",{";
            number("at", mark.at);
            append_shown_field(out, "text", mark.text, longest_cell);
            append_shown_field(out, "kind", to_string(mark.kind), longest_name);
            out += '}';
        }
        out += "]}";
    }
    out += "]}";
}

void append_table(std::string& out, const Table& table) {
    out += "{\"columns\":[";
    for (const auto& column : table.columns) {
        if (&column != &table.columns.front()) out += ',';
        append_shown(out, column, longest_cell);
    }
    out += "],\"rows\":[";
    for (const auto& row : table.rows) {
        out += &row == &table.rows.front() ? "[" : ",[";
        for (const auto& cell : row) {
            if (&cell != &row.front()) out += ',';
            append_shown(out, cell.text, longest_cell);
        }
        out += ']';
    }
    out += "]}";
}

/// Whether it was one of those that are drawn.
bool append_drawn(std::string& out, const Attachment& attachment) {
    try {
        if (same_type(attachment.type, timeline_type)) {
            const Timeline timeline = read_timeline(attachment.content);
            out += ",\"timeline\":";
            append_timeline(out, timeline);
            return true;
        }
        if (same_type(attachment.type, table_type)) {
            const Table table = read_table(attachment.content);
            out += ",\"table\":";
            append_table(out, table);
            return true;
        }
    } catch (const Error& wrong) {
        append_shown_field(out, "problem", wrong.what(), longest_cell);
    }
    return false;
}

}  // namespace

bool has_timeline(const Row& row) {
    return std::ranges::any_of(row.attachments,
                               [](const Attachment& attachment) { return same_type(attachment.type, timeline_type); });
}

void append_attachments(std::string& out, const Row& row) {
    out += '[';
    std::size_t shown = 0;
    for (const auto& attachment : row.attachments) {
        if (shown++ == most_shown) break;
        out += &attachment == &row.attachments.front() ? "{" : ",{";
        append_shown_field(out, "name", attachment.name, longest_name);
        append_shown_field(out, "type", attachment.type, longest_name);
        out += ",\"size\":";
        append_number(out, attachment.content.size());
        if (!append_drawn(out, attachment) && is_text(attachment.type))
            append_shown_field(out, "text", attachment.content, longest_shown);
        out += '}';
    }
    out += ']';
    if (row.attachments.size() > most_shown) {
        out += ",\"moreAttachments\":";
        append_number(out, row.attachments.size() - most_shown);
    }
}

}  // namespace offbeat::report
