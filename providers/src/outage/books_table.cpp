#include "expectations.hpp"
#include "offbeat/json_text.hpp"

namespace offbeat::outage {
namespace {

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

}  // namespace

std::string books_table(const std::string& key, const Observation& seen) {
    std::string text = R"({"columns":)";
    append_cells(text, {"order", "client", "told", "stored", "verdict", "asked later", "repeated", "stored then"});
    text += R"(,"rows":[)";
    append_cells(text,
                 {key, seen.first.text(), to_string(seen.told), count(seen.stored.size()), to_string(seen.verdict),
                  seen.later.text(), seen.repeat.text(), count(seen.stored_after_repeat.size())});
    for (const auto& [verdict, orders] : seen.load.verdicts) {
        text += ',';
        append_cells(text, {count(orders) + " orders under load", "", "", "", to_string(verdict), "", "", ""});
    }
    return text + "]}";
}

}  // namespace offbeat::outage
