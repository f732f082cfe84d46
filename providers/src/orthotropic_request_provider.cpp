#include "orthotropic_request_provider.hpp"

#include "driver_files.hpp"
#include "orthotropic/source.hpp"
#include "orthotropic/templates.hpp"
#include "scaffold.hpp"

#include "offbeat/csv/driver_path.hpp"

#include <filesystem>

namespace offbeat {
namespace {

std::shared_ptr<const RequestType> request_type(const ProviderContext& context) {
    if (context.parameters.size() == 1) {
        if (auto type = std::dynamic_pointer_cast<const RequestType>(context.parameters.front().facet)) return type;
    }
    throw SetupError({context.test.where, context.class_name() + '.' + context.method() +
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

} // namespace

std::unique_ptr<RowSource> OrthotropicRequestProvider::rows(const ProviderContext& context) const {
    const auto type = request_type(context);
    const std::string driver = driver_of(context);
    const std::string case_name = csv::case_of(context.class_name());
    const std::string config = orthotropic::config_name(case_name);
    const std::string folder = std::filesystem::path(driver).parent_path().string();
    Waiting waiting;
    const bool fresh = !std::filesystem::exists(driver) || scaffold::is_untouched(driver);
    look_at(driver, orthotropic::driver_template(context.class_name() + '.' + context.method(), case_name), context.scaffold, waiting);
    // Once the driver is filled in it says which files it needs; until then these are the ones that its example names.
    // Files beside a filled-in driver are written too where they are missing under these names and it names no others.
    for (const auto& [name, text] : {std::pair(config, orthotropic::config_template(*type)),
                                     std::pair(std::string("base.csv"), orthotropic::base_template(*type))}) {
        const std::string path = folder + '/' + name;
        if (fresh || (std::filesystem::exists(path) && scaffold::is_untouched(path))) look_at(path, text, context.scaffold && fresh, waiting);
    }
    if (waiting.paths.empty()) return std::make_unique<orthotropic::CaseSource>(driver, config, type);
    return std::make_unique<NotConfigured>(driver, scaffold::not_configured_row(waiting.paths, waiting.written));
}

} // namespace offbeat
