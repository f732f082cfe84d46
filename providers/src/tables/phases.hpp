#pragma once

#include "sheet.hpp"
#include "statements.hpp"
#include "when.hpp"

#include <vector>

namespace offbeat::tables {

/// A row that is to be cleared away.
struct Doomed {
    const database::Table* table;
    KeyOfRow key;
    Location where;  ///< the line that names it
};

/// The rows that lines name by their keys, but for those that are kept.
std::vector<Doomed> doomed_of(const std::vector<Wanted>& wanted);

/// Deletes them all, those that refer to others first. Within a transaction of the caller's.
/// \throws SetupError at the line whose rows can't be deleted
void clear(const std::vector<Doomed>& doomed, database::Database& database);

/// Inserts the rows to prepare, those that others refer to first. Within a transaction of the caller's.
/// \throws SetupError at the line that the database refuses
void prepare(const std::vector<Wanted>& wanted, database::Instant now, database::Database& database);

}  // namespace offbeat::tables
