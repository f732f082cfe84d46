#include "sheet.hpp"

#include "offbeat/text.hpp"

#include <algorithm>
#include <filesystem>

namespace offbeat::tables {
namespace {

using database::Column;

/// What an expression in a table's cell may ask: the columns of the driver's row.
class TableContext final : public expression::Context {
public:
    TableContext(const Row& row, const Column& column, const std::string& file)
        : row_(row), column_(column), file_(file) {}

    [[nodiscard]] std::string target() const override { return column_.name; }
    [[nodiscard]] const Value* attribute(std::string_view name) const override {
        const Parameter* found = row_.find(name);
        return found == nullptr ? nullptr : &found->value;
    }
    [[nodiscard]] std::vector<std::string> attribute_names() const override {
        std::vector<std::string> names;
        for (const auto& parameter : row_.parameters) names.push_back(parameter.name);
        return names;
    }
    [[nodiscard]] std::string folder() const override { return std::filesystem::path(file_).parent_path().string(); }

private:
    const Row& row_;
    const Column& column_;
    const std::string& file_;
};

void find_columns(Sheet& sheet) {
    for (const auto& column : sheet.file.columns) {
        const Column* found = sheet.table.find(column.name);
        if (found == nullptr) {
            throw SetupError({column.where,
                              "the table " + sheet.table.name + " has no column " + offbeat::quoted(column.name),
                              {},
                              did_you_mean(column.name, sheet.table.column_names())});
        }
        sheet.columns.push_back(found);
    }
}

/// The columns that say key; where none does, the primary key.
void find_keys(Sheet& sheet) {
    const auto& columns = sheet.file.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].rule.kind == Rule::Kind::key) sheet.keys.push_back(i);
    }
    if (!sheet.keys.empty()) return;
    for (const auto& name : sheet.table.primary_key) {
        const auto found = std::ranges::find(columns, name, &TableColumn::name);
        if (found == columns.end() || found->rule.kind != Rule::Kind::compare) {
            sheet.keys.clear();
            break;
        }
        sheet.keys.push_back(static_cast<std::size_t>(found - columns.begin()));
    }
    if (!sheet.keys.empty()) return;
    const std::string primary = join(sheet.table.primary_key, ", ");
    throw SetupError({{sheet.file.path, columns.front().where.line, 1},
                      "no key, by which the rows are found and cleared",
                      "a column with the rule key, such as " + columns.front().name + ":key" +
                          (primary.empty() ? "" : ", or the primary key (" + primary + ") among the columns")});
}

Value value_of(const Cell& cell, const expression::Context& context) {
    Value value = cell.value.value(context);
    if (value.kind == Value::Kind::absent || value.kind == Value::Kind::null || value.kind == Value::Kind::text)
        return value;
    throw SetupError(
        {cell.value.where(), display(value) + " is nothing that a column holds", "a text, <null> or nothing"});
}

void check_key(const Wanted& wanted) {
    const auto& keys = wanted.sheet->keys;
    for (const std::size_t key : keys) {
        if (wanted.values[key].kind == Value::Kind::absent)
            throw SetupError({wanted.line->cells[key].value.where(),
                              "nothing is given for the key " + wanted.sheet->file.columns[key].name, "a value"});
    }
    const bool any =
        std::ranges::any_of(keys, [&](std::size_t key) { return wanted.values[key].kind == Value::Kind::text; });
    if (!any)
        throw SetupError({wanted.line->cells[keys.front()].value.where(),
                          "a key of nothing but null: whose rows that finds nobody knows", "a value"});
}

}  // namespace

bool Sheet::is_key(std::size_t column) const {
    return std::ranges::find(keys, column) != keys.end();
}

database::Table table_of(const std::string& name, const Location& where, database::Database& database) {
    if (auto table = database.table(name)) return std::move(*table);
    throw SetupError(
        {where, "the database has no table " + offbeat::quoted(name), {}, did_you_mean(name, database.table_names())});
}

std::unique_ptr<Sheet> sheet_of(TableFile file, database::Database& database) {
    database::Table table = table_of(file.table, {file.path}, database);
    auto sheet = std::make_unique<Sheet>(Sheet{std::move(file), std::move(table)});
    find_columns(*sheet);
    find_keys(*sheet);
    return sheet;
}

std::string shown(const std::vector<std::string>& columns, const std::vector<Value>& values) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < columns.size(); ++i) parts.push_back(columns[i] + " = " + display(values[i]));
    return join(parts, ", ");
}

KeyOfRow Wanted::key() const {
    KeyOfRow key;
    for (const std::size_t index : sheet->keys) {
        key.columns.push_back(sheet->columns[index]);
        key.values.push_back(values[index]);
    }
    return key;
}

std::string Wanted::shown_key() const {
    std::vector<std::string> names;
    std::vector<Value> key_values;
    for (const std::size_t key : sheet->keys) {
        names.push_back(sheet->file.columns[key].name);
        key_values.push_back(values[key]);
    }
    return shown(names, key_values);
}

std::vector<Wanted> wanted_of(const Sheet& sheet, const Row& row) {
    std::vector<Wanted> all;
    for (const Line* line : sheet.file.lines_for(row)) {
        if (line->problem) throw SetupError(*line->problem);
        Wanted wanted{&sheet, line};
        for (std::size_t i = 0; i < line->cells.size(); ++i) {
            if (sheet.is_key(i) && !(line->cells[i].rule == sheet.file.columns[i].rule))
                throw SetupError({line->cells[i].value.where(), "a key has no other rule in one cell", "a value"});
            wanted.values.push_back(value_of(line->cells[i], TableContext(row, *sheet.columns[i], sheet.file.path)));
        }
        if (line->claim != Claim::only) check_key(wanted);
        all.push_back(std::move(wanted));
    }
    return all;
}

}  // namespace offbeat::tables
