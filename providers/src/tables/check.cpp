#include "check.hpp"

#include "compare.hpp"
#include "offbeat/text.hpp"
#include "statements.hpp"

#include <algorithm>

namespace offbeat::tables {
namespace {

using Actual = std::vector<Value>;  // in the order of the file's columns

/// Surplus rows that are told one by one.
constexpr std::size_t most_shown = 20;

/// The lines of one file that name one key.
struct Group {
    KeyOfRow key;
    std::vector<const Wanted*> present = {}, absent = {};
};

class SheetCheck {
public:
    SheetCheck(const Sheet& sheet, const Running& running, database::Database& database, Found& found)
        : sheet_(sheet), running_(running), database_(database), found_(found) {}

    void run(const std::vector<const Wanted*>& lines) {
        for (const Wanted* line : lines) add(*line);
        for (const auto& group : groups_) check(group);
        if (only_ != nullptr) check_only();
    }

private:
    void add(const Wanted& line) {
        if (line.line->claim == Claim::only) {
            only_ = &line;
            return;
        }
        KeyOfRow key = line.key();
        auto group = std::ranges::find(groups_, key, &Group::key);
        if (group == groups_.end()) group = groups_.insert(groups_.end(), Group{std::move(key)});
        (line.line->claim == Claim::absent ? group->absent : group->present).push_back(&line);
    }

    [[nodiscard]] std::vector<Actual> rows_of(const KeyOfRow& key) const {
        std::vector<database::Argument> arguments;
        const std::string condition = condition_of(key, database_, arguments);
        return database_
            .run("select " + list_of(sheet_.columns) + " from " + sheet_.table.quoted + " where " + condition,
                 arguments)
            .rows;
    }

    [[nodiscard]] std::vector<Difference> differences(const Wanted& line, const Actual& actual) const {
        std::vector<Difference> all;
        for (std::size_t i = 0; i < actual.size(); ++i) {
            if (sheet_.is_key(i)) continue;  // the database itself found it equal
            const Cell& cell = line.line->cells[i];
            const auto expected =
                tables::difference(cell, line.values[i], actual[i], sheet_.columns[i]->kind, running_);
            if (expected) {
                all.push_back({cell.value.where(), sheet_.file.table, line.shown_key(), sheet_.columns[i]->name,
                               *expected, display(actual[i])});
            }
        }
        return all;
    }

    void check(const Group& group) {
        std::vector<Actual> rows = rows_of(group.key);
        check_absent(group, rows);
        if (group.present.empty()) return;
        pair_up(group, rows);
    }

    void check_absent(const Group& group, const std::vector<Actual>& rows) {
        for (const Wanted* line : group.absent) {
            ++found_.checked;
            for (const auto& row : rows) {
                if (!differences(*line, row).empty()) continue;
                tell(line->line->where, line->shown_key(), "no such row", shown_row(row));
            }
        }
    }

    /// Each line gets the row that differs from it in the fewest columns, and of several lines that which fits best is
    /// served first: one wrong column is told as one wrong column.
    void pair_up(const Group& group, std::vector<Actual>& rows) {
        struct Pair {
            std::size_t line, row;
            std::vector<Difference> differences;
        };
        std::vector<Pair> pairs;
        for (std::size_t line = 0; line < group.present.size(); ++line) {
            for (std::size_t row = 0; row < rows.size(); ++row)
                pairs.push_back({line, row, differences(*group.present[line], rows[row])});
        }
        std::ranges::stable_sort(pairs, {}, [](const Pair& pair) { return pair.differences.size(); });
        std::vector<bool> has_row(group.present.size(), false), has_line(rows.size(), false);
        std::vector<Difference> wrong;
        for (auto& pair : pairs) {
            if (has_row[pair.line] || has_line[pair.row]) continue;
            has_row[pair.line] = has_line[pair.row] = true;
            found_.checked += sheet_.columns.size();
            std::ranges::move(pair.differences, std::back_inserter(wrong));
        }
        std::ranges::move(wrong, std::back_inserter(found_.differences));
        for (std::size_t line = 0; line < has_row.size(); ++line) {
            const Wanted& wanted = *group.present[line];
            if (!has_row[line]) tell(wanted.line->where, wanted.shown_key(), "this row", "no such row");
        }
        std::vector<Actual> surplus;
        for (std::size_t row = 0; row < has_line.size(); ++row) {
            if (!has_line[row]) surplus.push_back(rows[row]);
        }
        tell_surplus(group.present.front()->line->where, group.present.front()->shown_key(), surplus, surplus.size());
    }

    /// What no line of this row names.
    void check_only() {
        std::vector<database::Argument> arguments;
        std::vector<std::string> named;
        for (const auto& group : groups_) {
            if (!group.present.empty()) named.push_back('(' + condition_of(group.key, database_, arguments) + ')');
        }
        // A comparison with null is neither true nor false, and those rows are surplus as well.
        const std::string rest = " from " + sheet_.table.quoted +
                                 (named.empty() ? "" : " where not coalesce(" + join(named, " or ") + ", false)");
        const auto count = database_.run("select count(*)" + rest, arguments).rows.at(0).at(0).text;
        ++found_.checked;
        if (count == "0") return;
        const auto rows =
            database_
                .run("select " + list_of(sheet_.columns) + rest + " limit " + std::to_string(most_shown), arguments)
                .rows;
        tell_surplus(only_->line->where, "", rows, std::stoull(count));
    }

    void tell_surplus(const Location& where, const std::string& key, const std::vector<Actual>& rows,
                      std::size_t count) {
        for (std::size_t i = 0; i < std::min(rows.size(), most_shown); ++i)
            tell(where, key, "no other row", shown_row(rows[i]));
        if (count > most_shown) tell(where, key, "no other row", std::to_string(count - most_shown) + " more rows");
    }

    [[nodiscard]] std::string shown_row(const Actual& row) const {
        std::vector<std::string> names;
        for (const auto* column : sheet_.columns) names.push_back(column->name);
        return '{' + shown(names, row) + '}';
    }

    void tell(const Location& where, const std::string& key, const std::string& expected, const std::string& actual) {
        found_.differences.push_back({where, sheet_.file.table, key, "", expected, actual});
    }

    const Sheet& sheet_;
    const Running& running_;
    database::Database& database_;
    Found& found_;
    std::vector<Group> groups_;
    const Wanted* only_ = nullptr;
};

}  // namespace

std::string to_string(const Difference& difference) {
    std::string text = difference.table + (difference.key.empty() ? "" : ", " + difference.key) + ": ";
    if (!difference.column.empty()) text += difference.column + " is ";
    return text + difference.actual + "; expected " + difference.expected;
}

Found check(const std::vector<Wanted>& wanted, const Running& running, database::Database& database) {
    Found found;
    std::vector<const Sheet*> sheets;
    for (const auto& one : wanted) {
        if (std::ranges::find(sheets, one.sheet) == sheets.end()) sheets.push_back(one.sheet);
    }
    for (const Sheet* sheet : sheets) {
        std::vector<const Wanted*> lines;
        for (const auto& one : wanted) {
            if (one.sheet == sheet) lines.push_back(&one);
        }
        SheetCheck(*sheet, running, database, found).run(lines);
    }
    return found;
}

}  // namespace offbeat::tables
