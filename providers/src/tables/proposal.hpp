#pragma once

#include "sheet.hpp"
#include "snapshot.hpp"
#include "when.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// The expect file that Offbeat would write for a table: by its catalogue alone, so that all rows of a driver get the
/// same header.
struct Proposal {
    std::vector<Rule> rules = {};        ///< of the table's columns
    std::vector<std::size_t> keys = {};  ///< among them
};

/// Keys are those of the prepare file; else a unique key of the test's own values, the primary key unless the database
/// numbers it, the foreign keys, or all plain columns. What the database numbers is ignored, a time is `date(2s)`, what
/// it draws by lot is `not-null`.
/// \param prepared the prepare file of the same table; may be null
Proposal proposal_for(const database::Table& table, const Sheet* prepared);

/// The file's header.
std::string header_of(const database::Table& table, const Proposal& proposal);

/// A changed row as the file's line.
/// \param own false: the row was there before and no prepare file names it, so that nothing may clear it
std::string line_of(const database::Table& table, const Proposal& proposal, const std::string& row_id,
                    const Change& change, bool own, const Running& running);

}  // namespace offbeat::tables
