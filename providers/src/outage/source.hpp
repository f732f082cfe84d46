#pragma once

#include "offbeat/csv/table.hpp"
#include "offbeat/provider.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace offbeat::outage {

struct Scenario;

/// The rows of an outage driver.
class OutageSource final : public RowSource {
public:
    /// \param scale of all rows, over what they say themselves
    /// \throws SetupError where a column isn't known, or a needed one isn't there
    OutageSource(const std::string& driver, std::optional<double> scale, std::vector<std::string> notes);

    bool next(Row& row) override;
    [[nodiscard]] SourceNotes notes() const override;

private:
    void read(Row& row);
    void take(Row& row, Scenario& scenario, const std::string& column, const std::string& text);
    void take_case_id(Row& row, const csv::Field& cell);

    csv::Table table_;
    csv::TableRow cells_;
    std::optional<double> scale_;
    std::vector<std::string> notes_;
    std::map<std::string, Location> ids_;
    std::set<std::string> taken_;  // of which two spellings may give one
};

/// A driver's text for a first run.
std::string driver_template(const std::string& for_whom);

}  // namespace offbeat::outage
