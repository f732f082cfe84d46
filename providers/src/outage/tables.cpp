#include "tables.hpp"

#include "decimal_text.hpp"
#include "offbeat/json_text.hpp"

namespace offbeat::outage {
namespace {

using Cells = std::vector<std::string>;

void append_cells(std::string& out, const std::vector<std::string>& cells) {
    out += '[';
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        json::append_string(out, cells[i]);
    }
    out += ']';
}

std::string count(std::size_t number) {
    return std::to_string(number);
}

/// `12 exact; 1 ambiguous, consistent`
template <class What>
std::string counts(const std::map<What, unsigned>& of) {
    std::string text;
    for (const auto& [what, number] : of) text += (text.empty() ? "" : "; ") + count(number) + ' ' + to_string(what);
    return text;
}

Attachment table(std::string name, const Cells& columns, const std::vector<Cells>& rows) {
    std::string text = R"({"columns":)";
    append_cells(text, columns);
    text += R"(,"rows":[)";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) text += ',';
        append_cells(text, rows[i]);
    }
    return {std::move(name), std::string(table_type), text + "]}"};
}

}  // namespace

Attachment books_table(const std::string& key, const Observation& seen) {
    std::vector<Cells> rows = {{key, seen.first.text(), to_string(seen.told), count(seen.stored.size()),
                                to_string(seen.verdict), seen.later.text(), seen.repeat.text(),
                                count(seen.stored_after_repeat.size())}};
    if (seen.load.sent() > 0) {
        rows.push_back({count(seen.load.sent()) + " orders under load", "", counts(seen.load.told), "",
                        counts(seen.load.verdicts), "", "", ""});
    }
    return table("books", {"order", "client", "told", "stored", "verdict", "asked later", "repeated", "stored then"},
                 rows);
}

Attachment stacks_table(const std::vector<LaneTimes>& times) {
    std::vector<Cells> rows;
    for (const auto& lane : times) {
        rows.push_back({lane.name, count(lane.rounds), count(lane.rows), decimal_text(lane.slowdown),
                        decimal_text(lane.up), decimal_text(lane.played), decimal_text(lane.removed)});
    }
    return table("stacks", {"stack", "rounds", "rows", "machine slower by", "up s", "struck s", "removed s"}, rows);
}

}  // namespace offbeat::outage
