#include "phases.hpp"

#include <algorithm>

namespace offbeat::tables {
namespace {

using database::Argument;
using database::Refused;

/// The items' indices by their tables' order for insertion, the items of one table in their own order.
template <class Item>
std::vector<const Item*> in_order(const std::vector<Item>& items, const database::Table& (*table_of)(const Item&)) {
    std::vector<const database::Table*> tables;
    for (const auto& item : items) {
        const database::Table& table = table_of(item);
        if (std::ranges::none_of(tables, [&](const auto* known) { return known->name == table.name; }))
            tables.push_back(&table);
    }
    std::vector<const Item*> sorted;
    for (const std::size_t index : insertion_order(tables)) {
        for (const auto& item : items) {
            if (table_of(item).name == tables[index]->name) sorted.push_back(&item);
        }
    }
    return sorted;
}

Value prepared_value(const Wanted& wanted, std::size_t index, database::Instant now) {
    Value value = wanted.values[index];
    const Rule& rule = wanted.line->cells[index].rule;
    if (rule.kind != Rule::Kind::date || value.kind != Value::Kind::text) return value;
    if (!span_of(value.text, rule, {now, now}))
        throw SetupError({wanted.line->cells[index].value.where(), display(value) + " is no time", spellings_of_times});
    return Value::of_text(prepared_time(value.text, rule, now, wanted.sheet->columns[index]->zoned));
}

void insert(const Wanted& wanted, database::Instant now, database::Database& database) {
    std::vector<const database::Column*> columns;
    std::vector<Argument> arguments;
    for (std::size_t i = 0; i < wanted.values.size(); ++i) {
        const bool left_out = wanted.line->cells[i].rule.kind == Rule::Kind::ignore;
        if (left_out || wanted.values[i].kind == Value::Kind::absent) continue;
        columns.push_back(wanted.sheet->columns[i]);
        arguments.push_back({prepared_value(wanted, i, now), columns.back()->kind == database::Kind::bytes});
    }
    database.run(database.insertion(wanted.sheet->table, columns), arguments);
}

}  // namespace

std::vector<Doomed> doomed_of(const std::vector<Wanted>& wanted) {
    std::vector<Doomed> doomed;
    for (const auto& one : wanted) {
        if (one.line->claim == Claim::kept || one.line->claim == Claim::only) continue;
        doomed.push_back({&one.sheet->table, one.key(), one.line->where});
    }
    return doomed;
}

void clear(const std::vector<Doomed>& doomed, database::Database& database) {
    auto sorted = in_order<Doomed>(doomed, [](const Doomed& one) -> const database::Table& { return *one.table; });
    std::ranges::reverse(sorted);
    for (const Doomed* one : sorted) {
        std::vector<Argument> arguments;
        const std::string condition = condition_of(one->key, database, arguments);
        try {
            database.run("delete from " + one->table->quoted + " where " + condition, arguments);
        } catch (const Refused& refused) {
            throw SetupError({one->where,
                              "can't clear " + one->table->name + ": " + refused.what(),
                              {},
                              "rows that refer to it are cleared where an expect file names them"});
        }
    }
}

void prepare(const std::vector<Wanted>& wanted, database::Instant now, database::Database& database) {
    const auto sorted =
        in_order<Wanted>(wanted, [](const Wanted& one) -> const database::Table& { return one.sheet->table; });
    for (const Wanted* one : sorted) {
        try {
            insert(*one, now, database);
        } catch (const Refused& refused) {
            throw SetupError(
                {one->line->where, "can't prepare a row of " + one->sheet->table.name + ": " + refused.what()});
        }
    }
}

}  // namespace offbeat::tables
