#include "settings.hpp"

#include "cells.hpp"
#include "offbeat/error.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/option.hpp"
#include "offbeat/outage/target.hpp"
#include "offbeat/process/slowdown.hpp"
#include "offbeat/value.hpp"

#include <cmath>

namespace offbeat::outage {
namespace {

const Option target_option{"outage-target", "",
                           "docker or process: where services under outages run; by default docker where an engine "
                           "answers"};
const Option scale_of_delays{"retry-delay-scale", "",
                             "scale of all times that a service waits by itself, for every row: 0.025 makes 2 s 50 ms"};
const Option slack_option{"outage-slack", "1s",
                          "added to each time budget of an outage, for what doesn't scale; more on a slow machine"};
const Option load_option{"outage-load", "0", "clients that keep on paying through each outage"};

[[noreturn]] void refuse(const Option& option, const std::string& expected) {
    throw SetupError({{}, "--" + option.name() + '=' + option.value() + " can't be read", expected});
}

}  // namespace

stack::Choice target() {
    const std::string& asked = target_option.value();
    if (!asked.empty() && asked != "docker" && asked != "process") refuse(target_option, "docker or process");
    // Once: an engine that goes away in the middle of a run must not move the rest of it to another target.
    static const stack::Choice choice = stack::choose_target(asked);
    return choice;
}

std::unique_ptr<stack::Stack> make_stack(const std::string& name) {
    const auto choice = target();
    if (choice.target != "docker") return stack::make_process_stack(name);
    if (choice.answers) keeper::Keeper::instance();  // so that what lacks below is the engine
    try {
        return stack::make_docker_stack(name);
    } catch (const EnvironmentError& missing) {
        if (!choice.answers) throw;
        throw Error(std::string(missing.what()) + "; it answered when this run began");
    }
}

Settings Settings::from_options() {
    Settings settings;
    try {
        settings.slowdown = process::slowdown();
        const auto slack = duration_of(slack_option.value());
        settings.slack = std::chrono::milliseconds(
            std::lround(static_cast<double>(slack.count()) * process::leeway(settings.slowdown)));
    } catch (const SetupError& wrong) {
        refuse(slack_option, wrong.problem().expected);
    }
    try {
        settings.load = clients_of(load_option.value());
    } catch (const SetupError& wrong) {
        refuse(load_option, wrong.problem().expected);
    }
    return settings;
}

std::optional<double> scale_option() {
    if (scale_of_delays.value().empty()) return std::nullopt;
    try {
        return scale_of(scale_of_delays.value());
    } catch (const SetupError& wrong) {
        refuse(scale_of_delays, wrong.problem().expected);
    }
}

}  // namespace offbeat::outage
