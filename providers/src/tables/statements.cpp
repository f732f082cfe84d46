#include "statements.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::tables {

std::string condition_of(const KeyOfRow& key, const database::Database& database,
                         std::vector<database::Argument>& arguments) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
        const database::Column& column = *key.columns[i];
        if (key.values[i].kind == Value::Kind::null) {
            parts.push_back(database::quoted_name(column.name) + " is null");
            continue;
        }
        arguments.push_back({key.values[i], column.kind == database::Kind::bytes});
        parts.push_back(database.equals(column, arguments.size()));
    }
    return join(parts, " and ");
}

std::string list_of(const std::vector<const database::Column*>& columns) {
    std::vector<std::string> names;
    for (const auto* column : columns) names.push_back(database::quoted_name(column->name));
    return join(names, ", ");
}

std::vector<std::size_t> insertion_order(const std::vector<const database::Table*>& tables) {
    std::vector<std::size_t> order;
    std::vector<bool> done(tables.size(), false);
    const auto waits_for = [&](std::size_t child, std::size_t parent) {
        return child != parent && !done[parent] && tables[child]->name != tables[parent]->name &&
               std::ranges::any_of(tables[child]->references,
                                   [&](const auto& reference) { return reference.table == tables[parent]->name; });
    };
    while (order.size() < tables.size()) {
        std::size_t next = tables.size();
        for (std::size_t i = tables.size(); i-- > 0;) {
            if (done[i]) continue;
            bool free = true;
            for (std::size_t other = 0; other < tables.size(); ++other) free = free && !waits_for(i, other);
            if (free) next = i;
        }
        // A circle: deferred foreign keys may let it pass, and the database says so where it doesn't.
        if (next == tables.size()) next = static_cast<std::size_t>(std::ranges::find(done, false) - done.begin());
        done[next] = true;
        order.push_back(next);
    }
    return order;
}

}  // namespace offbeat::tables
