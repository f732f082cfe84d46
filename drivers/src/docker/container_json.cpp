#include "container_json.hpp"

#include <algorithm>
#include <cstdlib>

namespace offbeat::docker {
namespace {

std::string without_slash(std::string name) {
    if (name.starts_with('/')) name.erase(0, 1);
    return name;
}

Attachment attachment_of(const std::string& network, const json::value& endpoint, const std::string& container) {
    Attachment attachment{network,
                          text(at(endpoint, {"NetworkID"})),
                          texts(at(endpoint, {"Aliases"})),
                          text(at(endpoint, {"IPAddress"})),
                          text(at(endpoint, {"Gateway"})),
                          text(at(endpoint, {"IPAMConfig", "IPv4Address"})),
                          text(at(endpoint, {"IPAMConfig", "IPv6Address"})),
                          texts(at(endpoint, {"Links"}))};
    // Engines before 25 add the short id, and would add it once more.
    std::erase_if(attachment.aliases, [&](const auto& alias) { return container.starts_with(alias); });
    return attachment;
}

std::vector<PublishedPort> ports_of(const json::value& ports) {
    std::vector<PublishedPort> result;
    for (const auto& [inside, bindings] : members(ports)) {
        const std::string name = inside;
        for (const auto& binding : elements(bindings)) {
            result.push_back({std::atoi(name.c_str()), name.substr(name.find('/') + 1), text(at(binding, {"HostIp"})),
                              std::atoi(text(at(binding, {"HostPort"})).c_str())});
        }
    }
    return result;
}

}  // namespace

const Attachment* Container::on(const std::string& network) const {
    const auto found = std::ranges::find_if(
        networks, [&](const auto& each) { return each.network == network || each.network_id == network; });
    return found == networks.end() ? nullptr : &*found;
}

Labels labels_of(const json::value& labels) {
    Labels result;
    for (const auto& [name, value] : members(labels)) result.emplace(name, text(value));
    return result;
}

Container container_of(const json::value& value) {
    Container container;
    const auto& state = at(value, {"State"});
    container.id = text(at(value, {"Id"}));
    container.name = without_slash(text(at(value, {"Name"})));
    container.image = text(at(value, {"Config", "Image"}));
    container.image_id = text(at(value, {"Image"}));
    container.status = text(at(state, {"Status"}));
    container.running = truth(at(state, {"Running"}));
    container.paused = truth(at(state, {"Paused"}));
    container.exit_code = static_cast<int>(number(at(state, {"ExitCode"})));
    container.error = text(at(state, {"Error"}));
    container.health = text(at(state, {"Health", "Status"}));
    if (container.health == "none") container.health.clear();
    const auto& checks = elements(at(state, {"Health", "Log"}));
    if (!checks.empty()) container.health_output = text(at(checks.back(), {"Output"}));
    container.pid = static_cast<int>(number(at(state, {"Pid"})));
    container.restart_count = static_cast<int>(number(at(value, {"RestartCount"})));
    container.started_at = text(at(state, {"StartedAt"}));
    container.finished_at = text(at(state, {"FinishedAt"}));
    container.tty = truth(at(value, {"Config", "Tty"}));
    container.stop_signal = text(at(value, {"Config", "StopSignal"}));
    container.labels = labels_of(at(value, {"Config", "Labels"}));
    for (const auto& [port, nothing] : members(at(value, {"Config", "ExposedPorts"}))) {
        const std::string name = port;
        if (name.ends_with("/tcp")) container.exposed.push_back(std::atoi(name.c_str()));
    }
    container.ports = ports_of(at(value, {"NetworkSettings", "Ports"}));
    for (const auto& [network, endpoint] : members(at(value, {"NetworkSettings", "Networks"}))) {
        container.networks.push_back(attachment_of(network, endpoint, container.id));
    }
    return container;
}

ContainerSummary summary_of(const json::value& value) {
    const auto names = texts(at(value, {"Names"}));
    return {text(at(value, {"Id"})), names.empty() ? "" : without_slash(names.front()), text(at(value, {"Image"})),
            text(at(value, {"State"})), labels_of(at(value, {"Labels"}))};
}

json::object endpoint_of(const Attachment& attachment) {
    json::object endpoint{{"Aliases", array_of(attachment.aliases)}};
    if (!attachment.links.empty()) endpoint["Links"] = array_of(attachment.links);
    json::object fixed;
    if (!attachment.fixed_ip.empty()) fixed["IPv4Address"] = attachment.fixed_ip;
    if (!attachment.fixed_ip6.empty()) fixed["IPv6Address"] = attachment.fixed_ip6;
    if (!fixed.empty()) endpoint["IPAMConfig"] = std::move(fixed);
    return endpoint;
}

}  // namespace offbeat::docker
