#include "support/planned.hpp"

#include "offbeat/builtin_providers.hpp"
#include "support/approved.hpp"

#include <filesystem>

namespace offbeat::test {

Plan plan_here(const PlanSettings& settings) {
    register_builtin_providers();
    return make_plan(settings);
}

std::vector<std::string> problems_of(const PlannedMethod& method, const std::string& folder) {
    std::vector<std::string> causes;
    for (const Row& row : method.rows) {
        if (row.state == RowState::bad || row.state == RowState::not_configured)
            causes.push_back(masked(row.cause, folder + '/', ""));
    }
    return causes;
}

std::vector<std::string> ids_of(const PlannedMethod& method) {
    std::vector<std::string> ids;
    for (const Row& row : method.rows) ids.push_back(row.id);
    return ids;
}

const Row* row_of_id(const PlannedMethod& method, const std::string& id) {
    for (const Row& row : method.rows) {
        if (row.id == id) return &row;
    }
    return nullptr;
}

Inside::Inside(const std::string& folder) : before_(std::filesystem::current_path().string()) {
    std::filesystem::current_path(folder);
}

Inside::~Inside() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
}

}  // namespace offbeat::test
