#pragma once

#include "offbeat/csv/table.hpp"

#include <map>
#include <string>
#include <vector>

namespace offbeat::orthotropic {

/// One row of the driver: a config, the legal request that it departs from, and what is expected.
struct DriverRow {
    std::string config, base, expect, expect_null_request, owner;
    std::string cases;  ///< the pinned number; empty: any
    Location where, config_at, base_at, cases_at;
    std::vector<std::string> groups;
    bool enabled = true;
};

/// The driver's rows, one at a time.
class DriverRows {
public:
    /// \throws SetupError where the file can't be read, or has a column that no row of such a driver has
    explicit DriverRows(const std::string& driver);

    /// Reads the next row, which arrives empty; false at the end.
    /// \throws SetupError where the row is wrong; the next call reads the one behind it
    bool next(DriverRow& row);

    /// The driver's path.
    [[nodiscard]] const std::string& name() const { return table_.name(); }

private:
    void take_case_id(const std::string& case_id, const Location& where);

    csv::Table table_;
    std::map<std::string, Location> case_ids_;
};

}  // namespace offbeat::orthotropic
