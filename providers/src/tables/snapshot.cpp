#include "snapshot.hpp"

#include "offbeat/error.hpp"
#include "statements.hpp"

#include <algorithm>
#include <map>

namespace offbeat::tables {
namespace {

constexpr std::size_t most_rows = 100'000;

/// One text for some cells of a row, different for different ones.
std::string identity_of(const std::vector<Value>& row, const std::vector<std::size_t>& columns) {
    std::string text;
    for (const std::size_t column : columns) {
        const Value& value = row[column];
        text += value.kind == Value::Kind::null ? "n" : 't' + std::to_string(value.text.size()) + ':' + value.text;
    }
    return text;
}

std::vector<const database::Column*> all_columns(const database::Table& table) {
    std::vector<const database::Column*> columns;
    for (const auto& column : table.columns) columns.push_back(&column);
    return columns;
}

}  // namespace

std::size_t index_of(const database::Table& table, const std::string& column) {
    const auto found = std::ranges::find(table.columns, column, &database::Column::name);
    return static_cast<std::size_t>(found - table.columns.begin());
}

std::vector<std::size_t> identifying_columns(const database::Table& table) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& key = table.primary_key;
        if (key.empty() || std::find(key.begin(), key.end(), table.columns[i].name) != key.end()) columns.push_back(i);
    }
    return columns;
}

Snapshot snapshot_of(const database::Table& table, database::Database& database) {
    Snapshot rows = database
                        .run("select " + list_of(all_columns(table)) + " from " + table.quoted + " limit " +
                             std::to_string(most_rows + 1))
                        .rows;
    if (rows.size() <= most_rows) return rows;
    throw SetupError({{},
                      "the table " + table.name + " has more than " + std::to_string(most_rows) +
                          " rows: what a test changes among them isn't looked for",
                      "an expect file, written by hand"});
}

std::vector<Change> changes_of(const database::Table& table, const Snapshot& before, const Snapshot& after) {
    const auto columns = identifying_columns(table);
    std::multimap<std::string, const std::vector<Value>*> old;
    for (const auto& row : before) old.emplace(identity_of(row, columns), &row);
    std::vector<Change> changes;
    for (const auto& row : after) {
        const auto found = old.find(identity_of(row, columns));
        if (found == old.end()) {
            changes.push_back({Change::How::inserted, row});
            continue;
        }
        if (*found->second != row) changes.push_back({Change::How::updated, row});
        old.erase(found);
    }
    for (const auto& [identity, row] : old) changes.push_back({Change::How::deleted, *row});
    return changes;
}

}  // namespace offbeat::tables
