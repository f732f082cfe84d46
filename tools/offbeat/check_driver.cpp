#include "check_file.hpp"
#include "config_cases.hpp"
#include "file_kind.hpp"
#include "offbeat/driver_cell_check.hpp"
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
    RowColumns(const csv::Table& table, Findings& findings)
        : findings_(findings), of_outages_(is_outage_driver(table.columns())) {}

    /// \returns whether the column is one of them
    bool check(const csv::Table& table, const std::string& column, const csv::Field& cell) {
        if (!is_one_of(row_columns, column)) return false;
        if (column == "caseId") check_id(table, cell);
        if (of_outages_ && column == "priority") return true;  // for people: `high`
        if (const auto problem = offbeat::problem_of_cell(column, cell.text, table.location_of(cell)))
            findings_.add(*problem);
        return true;
    }

private:
    void check_id(const csv::Table& table, const csv::Field& cell) {
        if (cell.text.empty()) return;
        const auto [first, is_new] = lines_.try_emplace(offbeat::stable_hash(cell.text), cell.line);
        if (is_new) return;
        findings_.add({table.location_of(cell), "caseId " + offbeat::quoted(cell.text) + " is taken",
                       "an id of its own for each row",
                       "the first: " + offbeat::to_string(offbeat::Location{table.name(), first->second})});
    }

    Findings& findings_;
    bool of_outages_;
    std::unordered_map<std::uint64_t, int> lines_;
};

/// `cases` pins the number that the config gives, as far as it can be told without the request.
void check_cases(const csv::Table& table, const csv::TableRow& row, Findings& findings) {
    const csv::Field* cell = row.find("cases");
    if (cell == nullptr || cell->text.empty()) return;
    std::size_t pinned = 0;
    const char* end_of_cell = cell->text.data() + cell->text.size();
    const auto [end, failed] = std::from_chars(cell->text.data(), end_of_cell, pinned);
    if (failed != std::errc{} || end != end_of_cell) {
        findings.add(
            {table.location_of(*cell), offbeat::quoted(cell->text) + " is no number of cases", "a whole number"});
        return;
    }
    const csv::Field* config = row.find("config");
    if (config == nullptr || config->text.empty()) return;
    const auto given = cases_of_config(beside(table, std::string(config->text)));
    if (!given || *given == pinned) return;
    findings.add({table.location_of(*cell),
                  "the driver pins cases=" + std::string(cell->text) + ", the config gives " + std::to_string(*given),
                  std::to_string(*given)});
}

void check_columns(const csv::Table& table, Findings& findings) {
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
        const std::string& name = table.columns()[i];
        if (is_one_of(orthotropic_columns, name)) continue;
        findings.add({table.column_location(i),
                      "a driver of OrthotropicRequestProvider has no column " + offbeat::quoted(name),
                      {},
                      offbeat::did_you_mean(name, orthotropic_columns)});
    }
}

}  // namespace

void check_plain_driver(csv::Table& table, Findings& findings) {
    RowColumns row_columns_check(table, findings);
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            findings.add(*row.problem);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!row_columns_check.check(table, table.columns()[i], row.cells[i]))
                check_cell(table, row.cells[i], true, findings);
        }
    }
}

void check_orthotropic_driver(csv::Table& table, Findings& findings) {
    check_columns(table, findings);
    RowColumns row_columns_check(table, findings);
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            findings.add(*row.problem);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            row_columns_check.check(table, table.columns()[i], row.cells[i]);
        if (const csv::Field* base = row.find("base")) check_legal_name(table, *base, "base.csv", findings);
        check_cases(table, row, findings);
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
