#pragma once

#include "offbeat/csv/reader.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/row.hpp"
#include "rule.hpp"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace offbeat::tables {

/// What a file's rows are for, as its name says.
enum class Phase { prepare, expect };

/// What an expect file's line says of its row.
enum class Claim {
    present,  ///< it is there
    absent,   ///< no such row is there
    kept,     ///< it is there, and isn't the test's own: never cleared
    only,     ///< the line names no row: the table holds none but those that the row's other lines name
};

struct Cell {
    Rule rule;  ///< the column's, or the cell's own
    expression::Expression value;
};

struct Line {
    Location where;
    Claim claim = Claim::present;
    std::vector<Cell> cells = {};         ///< in the columns' order; incomplete with a problem
    std::optional<Problem> problem = {};  ///< the rows that the line is for can't run
};

struct TableColumn {
    std::string name;
    Rule rule;
    bool given = false;  ///< the rule is written there
    Location where;
};

/// `<Class>.<method>.prepare.<table>.csv` or `….expect.<table>.csv`, as it was typed; the database isn't asked yet.
struct TableFile {
    std::string path;
    std::string table;
    Phase phase;
    std::vector<TableColumn> columns = {};
    std::vector<Line> lines = {};
    std::vector<std::size_t> for_all = {};  ///< the lines of `*`
    std::unordered_map<std::string, std::vector<std::size_t>> by_row =
        {};                    ///< lines, by the row as it is spelled there
    bool by_spelling = false;  ///< or as the driver spells it
    /// The caseIds as they are written, the first of each, and where.
    std::vector<std::pair<std::string, Location>> case_ids = {};

    /// The lines for a row, in the file's order.
    [[nodiscard]] std::vector<const Line*> lines_for(const Row& row) const;
    /// Spells rows as their driver does. \param ids the driver's
    void spell_as(const std::set<std::string>& ids);
};

/// \throws SetupError where its header is wrong, or a line of which nobody can say for whom it is
TableFile read_table_file(csv::Reader reader, std::string table, Phase phase);

/// `<:regex A-.*>`: a rule for this cell alone, and the cell under it.
struct OwnRule {
    Rule rule;
    std::string_view cell;
    std::size_t at = 0;  ///< where that begins
};

/// Nothing where the cell has none. \throws SetupError
std::optional<OwnRule> own_rule_of(std::string_view cell, const Location& where);

/// The file's first column.
constexpr const char* case_column = "caseId";
/// An expect file's column of claims.
constexpr const char* claim_column = "expect";

}  // namespace offbeat::tables
