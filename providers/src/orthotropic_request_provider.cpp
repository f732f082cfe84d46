#include "orthotropic_request_provider.hpp"

#include "driver_files.hpp"
#include "offbeat/csv/driver_path.hpp"
#include "orthotropic/declared.hpp"
#include "orthotropic/source.hpp"
#include "orthotropic/templates.hpp"
#include "scaffold.hpp"

#include <filesystem>

namespace offbeat {
namespace {

std::shared_ptr<const RequestType> request_type(const ProviderContext& context) {
    if (context.parameters.size() == 1) {
        if (auto type = std::dynamic_pointer_cast<const RequestType>(context.parameters.front().facet)) return type;
    }
    throw SetupError({context.test.where,
                      context.class_name() + '.' + context.method() +
                          " is fed by OrthotropicRequestProvider and takes something else",
                      "one parameter, const offbeat::OrthotropicRequest<YourRequest>&"});
}

/// The files of one method that are missing or still as a first run wrote them.
struct Waiting {
    std::vector<std::string> paths;
    bool written = false;
};

void look_at(const std::string& path, const std::string& text, bool scaffold, Waiting& waiting) {
    if (scaffold && scaffold::write_new(path, text)) {
        waiting.written = true;
    } else if (std::filesystem::exists(path) && !scaffold::is_untouched(path)) {
        return;
    }
    waiting.paths.push_back(path);
}

/// Whether a row of the driver needs that file. A driver that can't be read needs none: its rows tell why.
bool names(const std::string& driver, const std::string& default_config, const std::string& file) {
    try {
        orthotropic::DriverRows rows(driver);
        for (orthotropic::DriverRow row; rows.next(row); row = {}) {
            const std::string config = row.config.empty() ? default_config : row.config;
            if (row.enabled && (config == file || orthotropic::legal_name(row.base, "base.csv").file == file))
                return true;
        }
    } catch (const SetupError&) {
    }
    return false;
}

}  // namespace

std::unique_ptr<RowSource> OrthotropicRequestProvider::rows(const ProviderContext& context) const {
    const auto type = request_type(context);
    orthotropic::check_declared(*type, context.test.where);
    const std::string driver = driver_of(context);
    const std::string case_name = csv::case_of(context.class_name());
    const std::string config = orthotropic::config_name(case_name);
    const std::string folder = std::filesystem::path(driver).parent_path().string();
    Waiting waiting;
    const bool fresh = !std::filesystem::exists(driver) || scaffold::is_untouched(driver);
    look_at(driver, orthotropic::driver_template(context.class_name() + '.' + context.method(), case_name),
            context.scaffold, waiting);
    // Until the driver is filled in, the files are those that its example names; then it says itself which it needs,
    // and one of these that still waits counts only where the driver names it.
    for (const auto& [name, text] : {std::pair(config, orthotropic::config_template(*type)),
                                     std::pair(std::string("base.csv"), orthotropic::base_template(*type))}) {
        const std::string path = folder + '/' + name;
        if (fresh || (scaffold::is_untouched(path) && names(driver, config, name)))
            look_at(path, text, context.scaffold && fresh, waiting);
    }
    if (waiting.paths.empty()) return std::make_unique<orthotropic::CaseSource>(driver, config, type);
    return std::make_unique<NotConfigured>(driver, scaffold::not_configured_row(waiting.paths, waiting.written));
}

}  // namespace offbeat
