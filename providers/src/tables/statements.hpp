#pragma once

#include "offbeat/database/database.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// Some columns of one row, and what they hold there: texts and nulls.
struct KeyOfRow {
    std::vector<const database::Column*> columns = {};
    std::vector<Value> values = {};

    bool operator==(const KeyOfRow& other) const { return columns == other.columns && values == other.values; }
};

/// `"a" = $1 and "b" is null`; adds what it needs to the arguments.
std::string condition_of(const KeyOfRow& key, const database::Database& database,
                         std::vector<database::Argument>& arguments);

/// `"a", "b"`
std::string list_of(const std::vector<const database::Column*>& columns);

/// The tables' order in which rows can be inserted: those that others refer to come first, else as they are given.
/// \returns indices. Tables that refer to each other in a circle keep their order.
std::vector<std::size_t> insertion_order(const std::vector<const database::Table*>& tables);

}  // namespace offbeat::tables
