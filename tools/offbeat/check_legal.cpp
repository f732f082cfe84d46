#include "check_file.hpp"
#include "offbeat/value.hpp"

#include <map>

namespace command {

void check_legal_requests(offbeat::csv::Table& table, Findings& findings) {
    if (table.columns().size() < 2) {
        findings.add({table.column_location(0), "a file of legal requests without a request",
                      "attribute,<name>,<name>..., a column for each legal request"});
    }
    std::map<std::string, offbeat::Location, std::less<>> seen;
    for (offbeat::csv::TableRow row; table.next(row);) {
        if (row.problem) {
            findings.add(*row.problem);
            continue;
        }
        const offbeat::csv::Field& attribute = row.cells.front();
        const offbeat::Location where = table.location_of(attribute);
        if (attribute.text.empty()) findings.add({where, "a row without an attribute", "the attribute's name"});
        const auto [first, is_new] = seen.try_emplace(std::string(attribute.text), where);
        if (!is_new && !attribute.text.empty()) {
            findings.add({where, offbeat::quoted(attribute.text) + " has two rows", "one",
                          "the first: " + offbeat::to_string(first->second)});
        }
        for (std::size_t i = 1; i < row.cells.size(); ++i) check_cell(table, row.cells[i], true, findings);
    }
    if (seen.empty()) findings.add({{table.name()}, "holds no legal request: no attribute has a row"});
}

}  // namespace command
