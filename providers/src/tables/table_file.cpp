#include "table_file.hpp"

#include "offbeat/csv/table.hpp"
#include "offbeat/plan.hpp"
#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::tables {
namespace {

constexpr const char* known_claims = "nothing, absent, kept or only";

Claim claim_of(std::string_view cell, const Location& where) {
    if (cell.empty()) return Claim::present;
    if (cell == "absent") return Claim::absent;
    if (cell == "kept") return Claim::kept;
    if (cell == "only") return Claim::only;
    throw SetupError({where, offbeat::quoted(cell) + " is nothing to expect of a row", known_claims,
                      did_you_mean(cell, {"absent", "kept", "only"})});
}

class FileReader {
public:
    FileReader(csv::Reader reader, std::string table, Phase phase)
        : table_(std::move(reader)), file_{table_.name(), std::move(table), phase} {}

    TableFile read() {
        read_header();
        csv::TableRow row;
        while (table_.next(row)) {
            // Whose it is nobody knows, and a row that ran without it would prove less than its tester believes.
            if (row.problem) throw SetupError(*row.problem);
            read_line(row);
        }
        return std::move(file_);
    }

private:
    void read_header() {
        const auto& headings = table_.columns();
        if (headings.front() != case_column) {
            throw SetupError({table_.column_location(0), "the first column is " + offbeat::quoted(headings.front()),
                              "caseId: the driver's rows that a line is for, * for all of them"});
        }
        for (std::size_t i = 1; i < headings.size(); ++i) {
            if (file_.phase == Phase::expect && headings[i] == claim_column) {
                claims_ = i;
                continue;
            }
            add_column(headings[i], table_.column_location(i));
            places_.push_back(i);
        }
        if (file_.columns.empty())
            throw SetupError({table_.column_location(0), "no column of the table", "one at least"});
    }

    void add_column(const std::string& cell, const Location& where) {
        const Heading heading = heading_of(cell, where);
        const auto same = std::ranges::find(file_.columns, heading.column, &TableColumn::name);
        if (same != file_.columns.end()) {
            throw SetupError({where, "two columns are for " + offbeat::quoted(heading.column), "each once",
                              "the first stands at " + to_string(same->where)});
        }
        check_rule(heading.rule, where);
        file_.columns.push_back({heading.column, heading.rule, heading.given, where});
    }

    void check_rule(const Rule& rule, const Location& where) const {
        const bool checks = rule.kind == Rule::Kind::regex || rule.kind == Rule::Kind::not_null;
        if (file_.phase == Phase::prepare && checks)
            throw SetupError(
                {where, "the rule " + to_string(rule) + " is for rows to expect", "key, date, ignore or none"});
    }

    void read_line(const csv::TableRow& row) {
        Line line{table_.location_of(row.cells.front())};
        line.where.column = 0;
        const std::size_t index = file_.lines.size();
        name_rows(row.cells.front(), index);
        try {
            if (claims_) line.claim = claim_of(row.cells[*claims_].text, table_.location_of(row.cells[*claims_]));
            for (std::size_t i = 0; i < places_.size(); ++i) {
                const csv::Field& cell = row.cells[places_[i]];
                line.cells.push_back(read_cell(cell, file_.columns[i]));
                if (line.claim == Claim::only && !cell.text.empty())
                    throw SetupError({table_.location_of(cell),
                                      "a line that expects only other lines' rows names one itself", "empty cells"});
            }
        } catch (const SetupError& wrong) {
            line.problem = wrong.problem();
        }
        file_.lines.push_back(std::move(line));
    }

    void name_rows(const csv::Field& cell, std::size_t index) {
        if (cell.text == "*") {
            file_.for_all.push_back(index);
            return;
        }
        for (const auto& name : split(cell.text, '|')) {
            const std::string id(trim(name));
            if (id.empty() || id == "*")
                throw SetupError({table_.location_of(cell), offbeat::quoted(cell.text) + " names no row of the driver",
                                  "a caseId, several as A|B, or * for all rows"});
            auto& lines = file_.by_row[id];
            if (lines.empty()) file_.case_ids.emplace_back(id, table_.location_of(cell));
            if (lines.empty() || lines.back() != index) lines.push_back(index);
        }
        if (cell.text.empty())
            throw SetupError({table_.location_of(cell), "a line for no row of the driver",
                              "a caseId, several as A|B, or * for all rows"});
    }

    [[nodiscard]] Cell read_cell(const csv::Field& field, const TableColumn& column) const {
        const Location where = table_.location_of(field);
        const auto own = own_rule_of(field.text, where);
        if (!own) return {column.rule, expression::Expression::parse(field.text, where, field.quoted)};
        if (file_.phase == Phase::prepare)
            throw SetupError({where, "a rule for one cell is for rows to expect", "a value"});
        if (column.rule.kind == Rule::Kind::key || own->rule.kind == Rule::Kind::key)
            throw SetupError(
                {where, "a key has no other rule in one cell", "the rule key in the header, and a value here"});
        return {own->rule,
                expression::Expression::parse(own->cell, behind(where, field.text.substr(0, own->at)), field.quoted)};
    }

    csv::Table table_;
    TableFile file_;
    std::vector<std::size_t> places_;    // of file_.columns, among the cells
    std::optional<std::size_t> claims_;  // likewise
};

}  // namespace

std::vector<const Line*> TableFile::lines_for(const Row& row) const {
    std::vector<std::size_t> indices = for_all;
    auto own = row.own_id.empty() ? by_row.end() : by_row.find(row.own_id);
    if (own == by_row.end() && (row.own_id.empty() || !by_spelling)) {
        own = by_row.find(row.id);
        if (own == by_row.end()) own = by_row.find(id_of_first(row.id));  // each invocation is the same row
    }
    if (own != by_row.end()) indices.insert(indices.end(), own->second.begin(), own->second.end());
    std::ranges::sort(indices);
    std::vector<const Line*> found;
    for (const std::size_t index : indices) found.push_back(&lines[index]);
    return found;
}

void TableFile::spell_as(const std::set<std::string>& ids) {
    by_spelling = !ids.empty();
    std::unordered_map<std::string, std::vector<std::size_t>> before;
    before.swap(by_row);
    for (auto& [name, lines_of_row] : before) {
        std::vector<std::string> names;
        if (!ids.contains(name)) {
            for (const auto& id : ids) {
                if (identifier(id, false) == identifier(name, false)) names.push_back(id);
            }
        }
        if (names.empty()) names.push_back(ids.contains(name) ? name : identifier(name, false));
        for (const auto& one : names) {
            auto& all = by_row[one];
            all.insert(all.end(), lines_of_row.begin(), lines_of_row.end());
            std::ranges::sort(all);
            all.erase(std::unique(all.begin(), all.end()), all.end());
        }
    }
}

TableFile read_table_file(csv::Reader reader, std::string table, Phase phase) {
    return FileReader(std::move(reader), std::move(table), phase).read();
}

std::optional<OwnRule> own_rule_of(std::string_view cell, const Location& where) {
    if (!cell.starts_with("<:") || !cell.ends_with('>')) return std::nullopt;
    const std::string_view inside = cell.substr(2, cell.size() - 3);
    // Its brackets may hold blanks: `date(2s, local) now`.
    const std::size_t blank = inside.find(' ');
    const std::size_t open = inside.find('(');
    const std::size_t close = open < blank ? inside.find(')', open) : std::string_view::npos;
    const std::size_t end = close == std::string_view::npos ? blank : inside.find(' ', close);
    OwnRule own{rule_of(inside.substr(0, end), behind(where, "<:")), {}, cell.size() - 1};
    if (end != std::string_view::npos) {
        own.cell = inside.substr(end + 1);
        own.at = 2 + end + 1;
    }
    return own;
}

}  // namespace offbeat::tables
