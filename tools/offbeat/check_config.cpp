#include "check_file.hpp"
#include "config_target.hpp"
#include "file_kind.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/value.hpp"

#include <map>
#include <set>

namespace command {
namespace {

namespace csv = offbeat::csv;

/// The rules of a config (formats.md) that need neither the request's type nor its domains.
class ConfigCheck {
public:
    ConfigCheck(csv::Table& table, Findings& findings) : table_(table), findings_(findings) {}

    void row(const csv::TableRow& row) {
        const csv::Field& target = *row.find("target");
        const csv::Field& when = *row.find("when");
        const bool is_plain = when.text.empty() && row.find("expect")->text.empty();
        for (const auto& part : targets_of(target.text)) {
            if (!part.problem.empty())
                findings_.add(
                    {table_.location_of(target), part.problem, "an attribute, an element of a list, or type:<name>"});
            if (is_plain && !part.is_element && part.problem.empty()) own(part.name, table_.location_of(target));
        }
        if (!when.text.empty()) check_legal_name(table_, when, "base.csv", findings_);
        values(row, target, is_plain && target.text.find('[') == std::string_view::npos);
    }

    /// What only the whole file tells.
    void finish() {
        for (const auto& where : takes_type_) {
            if (!has_type_) findings_.add({where, "there is no type's row here", "a row type:<name>"});
        }
    }

private:
    void own(const std::string& name, const offbeat::Location& where) {
        has_type_ = has_type_ || name.starts_with("type:");
        const auto [first, is_new] = owners_.try_emplace(name, where);
        if (is_new) return;
        findings_.add({where, "a second plain row for " + name, "one row with all its illegal values",
                       "the first: " + offbeat::to_string(first->second)});
    }

    /// \param may_be_bare the attribute's type alone tells whether a row without values is right
    void values(const csv::TableRow& row, const csv::Field& target, bool may_be_bare) {
        std::set<std::string, std::less<>> written;
        for (const csv::Field& cell : row.last()) {
            if (cell.text.empty()) continue;  // a spreadsheet makes all rows as wide as the widest
            if (!written.emplace(cell.text).second) {
                findings_.add({table_.location_of(cell), offbeat::quoted(cell.text) + " stands twice in this row",
                               "each illegal value once"});
            }
            check_cell(table_, cell, false, findings_);
            if (takes_type(cell)) takes_type_.push_back(table_.location_of(cell));
        }
        if (written.empty() && !may_be_bare) {
            findings_.add({table_.location_of(target), "no illegal value for " + offbeat::quoted(target.text),
                           "at least one cell under values"});
        }
    }

    [[nodiscard]] static bool takes_type(const csv::Field& cell) {
        return offbeat::expression::is_expression(cell.text) &&
               (cell.text[1] == '+' || cell.text.starts_with("<-empty"));
    }

    csv::Table& table_;
    Findings& findings_;
    std::map<std::string, offbeat::Location> owners_;
    std::vector<offbeat::Location> takes_type_;
    bool has_type_ = false;
};

}  // namespace

void check_config(csv::Table& table, Findings& findings) {
    if (kind_of(table.columns()) != FileKind::config) {
        findings.add({table.column_location(0), "a config has another header", "target,when,expect,values"});
        return;
    }
    ConfigCheck check(table, findings);
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            findings.add(*row.problem);
        } else {
            check.row(row);
        }
    }
    check.finish();
}

}  // namespace command
