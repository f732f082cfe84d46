#include "file_kind.hpp"

#include "offbeat/driver_cell_check.hpp"

#include <algorithm>

namespace command {

const std::vector<std::string> orthotropic_columns = {"caseId", "description",       "config", "base",    "expect",
                                                      "groups", "expectNullRequest", "cases",  "enabled", "owner"};
const std::vector<std::string> row_columns = offbeat::framework_columns();

bool is_one_of(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_outage_driver(const std::vector<std::string>& columns) {
    return is_one_of(columns, "fault") && is_one_of(columns, "expectStatus");
}

FileKind kind_of(const std::vector<std::string>& columns) {
    if (columns == std::vector<std::string>{"target", "when", "expect", "values"}) return FileKind::config;
    if (columns.front() == "attribute") return FileKind::legal;
    const bool all_known = std::all_of(columns.begin(), columns.end(),
                                       [](const auto& column) { return is_one_of(orthotropic_columns, column); });
    const bool names_file = is_one_of(columns, "config") || is_one_of(columns, "base");
    // One that nobody else has tells it too, so that a misspelt one beside it is found.
    const bool is_sure = all_known || is_one_of(columns, "expectNullRequest") || is_one_of(columns, "cases");
    return names_file && is_sure ? FileKind::orthotropic_driver : FileKind::plain;
}

}  // namespace command
