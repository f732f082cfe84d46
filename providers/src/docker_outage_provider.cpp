#include "docker_outage_provider.hpp"

#include "driver_files.hpp"
#include "offbeat/outage/outage.hpp"
#include "offbeat/outage/target.hpp"
#include "outage/settings.hpp"
#include "outage/source.hpp"
#include "scaffold.hpp"

#include <filesystem>

namespace offbeat {

std::unique_ptr<RowSource> DockerOutageProvider::rows(const ProviderContext& context) const {
    if (context.parameters.size() != 1 || *context.parameters.front().id != typeid(Outage)) {
        throw SetupError(
            {context.test.where,
             context.class_name() + '.' + context.method() + " is fed by DockerOutageProvider and takes something else",
             "one parameter, const offbeat::Outage&"});
    }
    const std::string driver = driver_of(context);
    const bool written =
        context.scaffold &&
        scaffold::write_new(driver, outage::driver_template(context.class_name() + '.' + context.method()));
    if (written || !std::filesystem::exists(driver) || scaffold::is_untouched(driver))
        return std::make_unique<NotConfigured>(driver, scaffold::not_configured_row({driver}, written));
    const auto target = outage::target();
    outage::Settings::from_options();  // an option that can't be read is told before anything is struck
    return std::make_unique<outage::OutageSource>(
        driver, outage::scale_option(),
        std::vector<std::string>{"outages strike the target " + target.target + ": " + target.reason});
}

}  // namespace offbeat
