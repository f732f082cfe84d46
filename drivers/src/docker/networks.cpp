#include "container_json.hpp"
#include "pool.hpp"

namespace offbeat::docker {
namespace {

std::string path_of(const std::string& network) {
    return "/networks/" + encoded(network);
}

Network network_of(const json::value& value) {
    Network network{text(at(value, {"Id"})),
                    text(at(value, {"Name"})),
                    text(at(value, {"Driver"})),
                    {},
                    {},
                    truth(at(value, {"Internal"})),
                    labels_of(at(value, {"Labels"})),
                    {}};
    // The first is IPv4 where there is one.
    for (const auto& pool : elements(at(value, {"IPAM", "Config"}))) {
        if (!network.subnet.empty()) break;
        network.subnet = text(at(pool, {"Subnet"}));
        network.gateway = text(at(pool, {"Gateway"}));
    }
    for (const auto& [id, endpoint] : members(at(value, {"Containers"}))) network.containers.emplace_back(id);
    return network;
}

}  // namespace

std::string Engine::create_network(const NetworkSpec& spec, Milliseconds limit, const About& about_to) {
    json::object labels;
    for (const auto& [name, value] : spec.labels) labels[name] = value;
    const json::object body{{"Name", spec.name},
                            {"Driver", "bridge"},
                            {"CheckDuplicate", true},
                            {"Internal", spec.internal},
                            {"Labels", std::move(labels)}};
    const Call call{"POST", "/networks/create", json::serialize(body)};
    return text(at(parse(pool_->ask(call, limit, {}, about_to).body, call.text()), {"Id"}));
}

Network Engine::inspect_network(const std::string& network, Milliseconds limit) {
    const Call call{"GET", path_of(network)};
    return network_of(parse(pool_->ask(call, limit).body, call.text()));
}

std::vector<Network> Engine::networks(const Labels& labels, Milliseconds limit) {
    const Call call{"GET", "/networks" + query({{"filters", label_filter(labels)}})};
    std::vector<Network> result;
    const auto listed = parse(pool_->ask(call, limit).body, call.text());
    for (const auto& each : elements(listed)) {
        result.push_back(network_of(each));
    }
    return result;
}

void Engine::connect(const std::string& container, const Attachment& attachment, Milliseconds limit) {
    const json::object body{{"Container", container}, {"EndpointConfig", endpoint_of(attachment)}};
    pool_->ask({"POST", path_of(attachment.network) + "/connect", json::serialize(body)}, limit,
               {{403, "already exists in network"},
                {409, "already exists in network"},
                {403, "already connected"},
                {500, "already connected"}});
}

void Engine::disconnect(const std::string& container, const std::string& network, Milliseconds limit) {
    const json::object body{{"Container", container}, {"Force", true}};
    pool_->ask({"POST", path_of(network) + "/disconnect", json::serialize(body)}, limit,
               {{403, "not connected to"}, {404, "not connected to"}, {500, "not connected to"}});
}

void Engine::remove_network(const std::string& network, Milliseconds limit) {
    pool_->ask({"DELETE", path_of(network)}, limit, {{404}});
}

}  // namespace offbeat::docker
