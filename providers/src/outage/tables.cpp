#include "tables.hpp"

#include "decimal_text.hpp"
#include "offbeat/table_attachment.hpp"

namespace offbeat::outage {
namespace {

using Cells = std::vector<std::string>;

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

}  // namespace

Attachment books_table(const std::string& key, const Observation& seen) {
    std::vector<Cells> rows = {{key, seen.first.text(), to_string(seen.told), count(seen.stored.size()),
                                to_string(seen.verdict), seen.later.text(), seen.repeat.text(),
                                count(seen.stored_after_repeat.size())}};
    if (seen.load.sent() > 0) {
        rows.push_back({count(seen.load.sent()) + " orders under load", "", counts(seen.load.told), "",
                        counts(seen.load.verdicts), "", "", ""});
    }
    return table_attachment(
        "books", {"order", "client", "told", "stored", "verdict", "asked later", "repeated", "stored then"}, rows);
}

Attachment stacks_table(const std::vector<LaneTimes>& times) {
    std::vector<Cells> rows;
    for (const auto& lane : times) {
        rows.push_back({lane.name, count(lane.rounds), count(lane.rows), decimal_text(lane.slowdown),
                        decimal_text(lane.up), decimal_text(lane.played), decimal_text(lane.removed)});
    }
    return table_attachment("stacks", {"stack", "rounds", "rows", "machine slower by", "up s", "struck s", "removed s"},
                            rows);
}

}  // namespace offbeat::outage
