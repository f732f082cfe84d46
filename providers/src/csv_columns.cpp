#include "csv_columns.hpp"

#include "framework_cells.hpp"

#include <algorithm>

namespace offbeat {

namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void add_members(const Schema& schema, const std::string& prefix, std::vector<DriverColumn>& columns) {
    for (std::size_t i = 0; i < schema.members.size(); ++i) {
        const Schema& member = schema.members[i];
        const std::string name = prefix + schema.member_names[i];
        if (member.kind == Schema::Kind::object) {
            add_members(member, name + '.', columns);
        } else {
            // Whether a member has an initialiser is known only when a row is converted, which tells it then.
            columns.push_back({name, &member, true});
        }
    }
}

}  // namespace

std::vector<DriverColumn> parameter_columns(const ProviderContext& context) {
    std::vector<DriverColumn> columns;
    const Names& names = context.test.annotation.parameters;
    for (int i = 0; i < names.size(); ++i) {
        const std::string_view name = names[i].substr(0, names[i].find('='));
        const auto& schema = context.parameters[static_cast<std::size_t>(i)].schema;
        if (schema != nullptr && schema->kind == Schema::Kind::object) {
            add_members(*schema, std::string(name) + '.', columns);
            continue;
        }
        columns.push_back(
            {std::string(name), schema.get(), name.size() < names[i].size() || (schema && schema->optional)});
    }
    if (columns.empty() && context.parameters.size() == 1) {
        const auto& schema = context.parameters.front().schema;
        if (schema != nullptr && schema->kind == Schema::Kind::object) add_members(*schema, "", columns);
    }
    return columns;
}

void check_columns(const csv::Table& table, const std::vector<DriverColumn>& wanted, bool takes_nothing) {
    std::vector<std::string> known;
    for (const auto& column : wanted) known.push_back(column.name);
    const std::vector<std::string> parameters = known;
    const auto own = framework_columns();
    known.insert(known.end(), own.begin(), own.end());
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
        const std::string& name = table.columns()[i];
        const bool anything_goes = wanted.empty() && !takes_nothing;
        if (anything_goes || contains(known, name)) continue;
        throw SetupError({table.column_location(i),
                          "no parameter takes the column " + display(Value::of_text(name)),
                          {},
                          did_you_mean(name, known)});
    }
    for (const auto& column : wanted) {
        if (column.may_be_missing || contains(table.columns(), column.name)) continue;
        throw SetupError({table.column_location(0), "no column for the parameter " + column.name,
                          "a column \"" + column.name + '"'});
    }
}

}  // namespace offbeat
