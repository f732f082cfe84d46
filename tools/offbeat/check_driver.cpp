#include "check_file.hpp"
#include "file_kind.hpp"

#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <charconv>
#include <unordered_map>

namespace command {
namespace {

namespace csv = offbeat::csv;

/// What holds for every driver's row columns. Case ids are kept as hashes, so that a driver of ten million rows stays
/// within a few hundred MB.
class RowColumns {
public:
    explicit RowColumns(Findings& findings) : findings_(findings) {}

    /// \returns whether the column is one of them
    bool check(const csv::Table& table, const std::string& column, const csv::Field& cell) {
        if (column == "caseId") {
            check_id(table, cell);
        } else if (column == "enabled") {
            if (!cell.text.empty() && cell.text != "true" && cell.text != "false") {
                findings_.add({table.location_of(cell), offbeat::quoted(cell.text) + " says neither yes nor no", "true, false or nothing"});
            }
        } else if (is_one_of(reserved_columns, column)) {
            if (!cell.text.empty()) {
                findings_.add({table.location_of(cell), "the column " + column + " is reserved, and this version doesn't act on it yet",
                               "an empty cell"});
            }
        } else {
            return is_one_of(row_columns, column);
        }
        return true;
    }

private:
    void check_id(const csv::Table& table, const csv::Field& cell) {
        if (cell.text.empty()) return;
        const auto [first, is_new] = lines_.try_emplace(offbeat::stable_hash(offbeat::identifier(cell.text, false)), cell.line);
        if (is_new) return;
        findings_.add({table.location_of(cell), "caseId " + offbeat::quoted(cell.text) + " is taken", "an id of its own for each row",
                       "the first: " + offbeat::to_string(offbeat::Location{table.name(), first->second})});
    }

    Findings& findings_;
    std::unordered_map<std::uint64_t, int> lines_;
};

void check_number(const csv::Table& table, const csv::Field& cell, Findings& findings) {
    std::size_t number = 0;
    const char* end_of_cell = cell.text.data() + cell.text.size();
    const auto [end, failed] = std::from_chars(cell.text.data(), end_of_cell, number);
    if (cell.text.empty() || (failed == std::errc{} && end == end_of_cell)) return;
    findings.add({table.location_of(cell), offbeat::quoted(cell.text) + " is no number of cases", "a whole number"});
}

}  // namespace

void check_plain_driver(csv::Table& table, Findings& findings) {
    RowColumns row_columns_check(findings);
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            findings.add(*row.problem);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!row_columns_check.check(table, table.columns()[i], row.cells[i])) check_cell(table, row.cells[i], true, findings);
        }
    }
}

void check_orthotropic_driver(csv::Table& table, Findings& findings) {
    RowColumns row_columns_check(findings);
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            findings.add(*row.problem);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) row_columns_check.check(table, table.columns()[i], row.cells[i]);
        if (const csv::Field* base = row.find("base")) check_legal_name(table, *base, "base.csv", findings);
        if (const csv::Field* cases = row.find("cases")) check_number(table, *cases, findings);
        const csv::Field* config = row.find("config");
        if (config == nullptr || config->text.empty()) continue;
        try {
            const csv::Table named{csv::Reader(beside(table, std::string(config->text)))};
        } catch (const offbeat::SetupError& wrong) {
            findings.add({table.location_of(*config), wrong.what()});
        }
    }
}

}  // namespace command
