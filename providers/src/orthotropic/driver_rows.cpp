#include "driver_rows.hpp"

#include "../framework_cells.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>

namespace offbeat::orthotropic {
namespace {

const std::vector<std::string> driver_columns = {
    "caseId", "description", "config", "base", "expect", "expectNullRequest", "cases", "groups", "enabled", "owner"};

}  // namespace

DriverRows::DriverRows(const std::string& driver) : table_(csv::Reader(driver)) {
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
        const std::string& name = table_.columns()[i];
        if (std::find(driver_columns.begin(), driver_columns.end(), name) != driver_columns.end()) continue;
        throw SetupError({table_.column_location(i),
                          "a driver of OrthotropicRequestProvider has no column " + display(Value::of_text(name)),
                          {},
                          did_you_mean(name, driver_columns)});
    }
}

bool DriverRows::next(DriverRow& row) {
    csv::TableRow cells;
    if (!table_.next(cells)) return false;
    if (cells.problem) throw SetupError(*cells.problem);
    row.where = table_.location_of(cells.cells.front());
    const auto take = [&](const char* column, std::string& text) {
        const csv::Field* field = cells.find(column);
        if (field != nullptr) text = field->text;
        return field == nullptr ? row.where : table_.location_of(*field);
    };
    std::string case_id, groups, enabled;
    row.config_at = take("config", row.config);
    row.base_at = take("base", row.base);
    row.cases_at = take("cases", row.cases);
    take("expect", row.expect);
    take("expectNullRequest", row.expect_null_request);
    take("owner", row.owner);
    take("groups", groups);
    row.groups = groups_of(groups);
    const Location enabled_at = take("enabled", enabled);
    const auto is_enabled = enabled_of(enabled);
    if (!is_enabled) {
        throw SetupError(
            {enabled_at, display(Value::of_text(enabled)) + " says neither yes nor no", "true, false or nothing"});
    }
    row.enabled = *is_enabled;
    const Location case_id_at = take("caseId", case_id);
    take_case_id(case_id, case_id_at);
    return true;
}

void DriverRows::take_case_id(const std::string& case_id, const Location& where) {
    if (case_id.empty()) return;
    const auto [first, is_new] = case_ids_.try_emplace(case_id, where);
    if (is_new) return;
    throw SetupError({where, "caseId " + display(Value::of_text(case_id)) + " is taken",
                      "an id of its own for each row", "the first: " + to_string(first->second)});
}

}  // namespace offbeat::orthotropic
