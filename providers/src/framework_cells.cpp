#include "framework_cells.hpp"

#include "offbeat/convert.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace offbeat {
namespace {

struct Column {
    const char* name;
    Use use;
};
constexpr Column columns[] = {{"caseId", Use::case_id},
                              {"description", Use::description},
                              {"groups", Use::groups},
                              {"enabled", Use::enabled},
                              {"owner", Use::owner},
                              {"priority", Use::priority},
                              {"timeOut", Use::time_out},
                              {"dependsOnRows", Use::depends_on_rows},
                              {"expectedException", Use::expected_exception},
                              {"expectedMessage", Use::expected_message},
                              {"knownBug", Use::known_bug}};

template <class T>
T converted(std::string_view cell, const Location& where) {
    try {
        return from_value<T>(Value::of_text(std::string(cell)));
    } catch (const NotConvertible& wrong) {
        throw SetupError(wrong.at(where));
    }
}

/// The rules that the row alone has by now.
RowRules& rules_of(Row& row) {
    auto rules = row.rules == nullptr ? std::make_shared<RowRules>() : std::make_shared<RowRules>(*row.rules);
    RowRules& own = *rules;
    row.rules = std::move(rules);
    return own;
}

void switch_off(std::string_view cell, const Location& where, Row& row) {
    const auto enabled = enabled_of(cell);
    if (!enabled)
        throw SetupError({where, quoted(std::string(cell)) + " says neither yes nor no", "true, false or nothing"});
    if (*enabled) return;
    row.state = RowState::skipped;
    row.cause = to_string(where) + ": disabled in its driver";
}

}  // namespace

Use use_of(std::string_view column) {
    const auto* const found =
        std::ranges::find(columns, column, [](const Column& one) { return std::string_view(one.name); });
    return found == std::end(columns) ? Use::parameter : found->use;
}

std::vector<std::string> framework_columns() {
    std::vector<std::string> names;
    for (const auto& column : columns) names.emplace_back(column.name);
    return names;
}

std::vector<std::string> groups_of(std::string_view cell) {
    std::vector<std::string> groups = split(cell, ' ');
    std::erase(groups, "");
    return groups;
}

std::optional<bool> enabled_of(std::string_view cell) {
    if (cell == "false" || cell == "FALSE") return false;
    if (cell.empty() || cell == "true" || cell == "TRUE") return true;
    return std::nullopt;
}

void apply(Use use, std::string_view cell, const Location& where, Row& row) {
    if (use == Use::description) {
        row.description = cell;
        return;
    }
    if (cell.empty()) return;
    switch (use) {
    case Use::parameter:
    case Use::case_id:
    case Use::description:
        break;
    case Use::groups:
        row.groups = groups_of(cell);
        break;
    case Use::enabled:
        switch_off(cell, where, row);
        break;
    case Use::owner:
        row.labels.push_back({"owner", std::string(cell)});
        break;
    case Use::priority:
        rules_of(row).priority = converted<int>(cell, where);
        break;
    case Use::time_out:
        row.time_out = converted<std::chrono::milliseconds>(cell, where).count();
        if (row.time_out <= 0)
            throw SetupError(
                {where, quoted(std::string(cell)) + " is no time to run in", "a time such as 500ms or 2s"});
        break;
    case Use::depends_on_rows:
        rules_of(row).dependsOnRows = groups_of(cell);
        break;
    case Use::expected_exception:
        rules_of(row).expectedException = cell;
        break;
    case Use::expected_message:
        rules_of(row).expectedMessage = cell;
        break;
    case Use::known_bug:
        rules_of(row).knownBug = cell;
        row.labels.push_back({"knownBug", std::string(cell)});
        break;
    }
}

std::optional<Problem> problem_of_cell(std::string_view column, std::string_view cell, const Location& where) {
    Row row;
    try {
        apply(use_of(column), cell, where, row);
        return std::nullopt;
    } catch (const SetupError& wrong) {
        return wrong.problem();
    }
}

}  // namespace offbeat
