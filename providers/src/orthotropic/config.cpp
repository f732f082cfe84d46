#include "config.hpp"

#include "named_file.hpp"
#include "offbeat/csv/table.hpp"
#include "offbeat/text.hpp"

namespace offbeat::orthotropic {
namespace {

const std::vector<std::string> config_columns = {"target", "when", "expect", "values"};

void check_header(const csv::Table& table) {
    const auto& columns = table.columns();
    for (std::size_t i = 0; i < std::max(columns.size(), config_columns.size()); ++i) {
        if (i < columns.size() && i < config_columns.size() && columns[i] == config_columns[i]) continue;
        Location where = table.column_location(std::min(i, columns.size() - 1));
        const std::string found = i < columns.size() ? display(Value::of_text(columns[i])) : "no more column";
        throw SetupError({where,
                          "a config's header has " + found + " where it needs " +
                              (i < config_columns.size() ? '"' + config_columns[i] + '"' : "none"),
                          "target,when,expect,values"});
    }
}

/// Takes one row; what is wrong with it goes to `problems`, a wrong value alone.
std::optional<ConfigRow> read_row(const csv::Table& table, const csv::TableRow& cells, std::vector<Problem>& problems) {
    ConfigRow row;
    const csv::Field& target = *cells.find("target");
    row.where = table.location_of(target);
    row.quoted = target.quoted;
    if (const auto wrong = parse_targets(target.text, row.targets)) {
        problems.push_back({row.where, wrong->what, wrong->expected});
        return std::nullopt;
    }
    row.when = cells.find("when")->text;
    row.when_at = table.location_of(*cells.find("when"));
    row.expect = cells.find("expect")->text;
    const std::size_t before = problems.size();
    for (const csv::Field& cell : cells.last()) {
        if (cell.text.empty()) continue;  // a spreadsheet makes all rows as wide as the widest
        try {
            row.values.push_back(expression::Expression::parse(cell.text, table.location_of(cell), cell.quoted));
        } catch (const SetupError& wrong) {
            problems.push_back(wrong.problem());
        }
    }
    row.written = target.text;
    row.bare = row.values.empty() && problems.size() == before;
    return row;
}

}  // namespace

Config read_config(const std::string& path, const Location& asked_at, std::vector<Problem>& problems) {
    csv::Table table(open_named(path, "config", asked_at), {.last_column_repeats = true});
    check_header(table);
    Config config{path, table.column_location(0), {}, true};
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            problems.push_back(*row.problem);
            config.whole = false;
        } else if (auto read = read_row(table, row, problems)) {
            config.rows.push_back(std::move(*read));
        } else {
            config.whole = false;
        }
    }
    return config;
}

}  // namespace offbeat::orthotropic
