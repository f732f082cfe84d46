#include "container_json.hpp"

namespace offbeat::docker {
namespace {

json::object health_of(const HealthCheck& check) {
    json::array command{"CMD"};
    for (const auto& argument : check.command) command.emplace_back(argument);
    const auto nanoseconds = [](auto time) { return std::chrono::nanoseconds(time).count(); };
    return {{"Test", std::move(command)},
            {"Interval", nanoseconds(check.interval)},
            {"Timeout", nanoseconds(check.timeout)},
            {"Retries", check.retries}};
}

void add_ports(const std::vector<PublishedPort>& ports, json::object& config, json::object& host) {
    json::object exposed;
    json::object bindings;
    for (const auto& port : ports) {
        const auto inside = std::to_string(port.inside) + "/" + port.protocol;
        exposed[inside] = json::object{};
        auto& list = bindings.emplace(inside, json::array{}).first->value().as_array();
        list.push_back(
            json::object{{"HostIp", port.host_ip}, {"HostPort", port.host_port ? std::to_string(port.host_port) : ""}});
    }
    config["ExposedPorts"] = std::move(exposed);
    host["PortBindings"] = std::move(bindings);
}

json::object host_of(const ContainerSpec& spec) {
    json::object host{{"LogConfig", {{"Type", "json-file"}, {"Config", {{"max-size", spec.log_size}}}}}};
    if (!spec.network.empty()) host["NetworkMode"] = spec.network;
    if (!spec.binds.empty()) host["Binds"] = array_of(spec.binds);
    if (!spec.dns.empty()) host["Dns"] = array_of(spec.dns);
    if (!spec.dns_options.empty()) host["DnsOptions"] = array_of(spec.dns_options);
    if (!spec.restart_policy.empty()) host["RestartPolicy"] = {{"Name", spec.restart_policy}};
    if (spec.init) host["Init"] = true;
    json::object tmpfs;
    for (const auto& [path, options] : spec.tmpfs) tmpfs[path] = options;
    if (!tmpfs.empty()) host["Tmpfs"] = std::move(tmpfs);
    return host;
}

}  // namespace

std::string json_of(const ContainerSpec& spec) {
    json::object config{{"Image", spec.image}, {"Env", array_of(spec.environment)}, {"Tty", spec.tty}};
    json::object labels;
    for (const auto& [name, value] : spec.labels) labels[name] = value;
    config["Labels"] = std::move(labels);
    if (!spec.command.empty()) config["Cmd"] = array_of(spec.command);
    if (!spec.entrypoint.empty()) config["Entrypoint"] = array_of(spec.entrypoint);
    if (!spec.folder.empty()) config["WorkingDir"] = spec.folder;
    if (!spec.user.empty()) config["User"] = spec.user;
    if (!spec.stop_signal.empty()) config["StopSignal"] = spec.stop_signal;
    if (spec.health) config["Healthcheck"] = health_of(*spec.health);
    auto host = host_of(spec);
    add_ports(spec.ports, config, host);
    config["HostConfig"] = std::move(host);
    if (!spec.network.empty()) {
        const Attachment attachment{spec.network, {}, spec.aliases};
        config["NetworkingConfig"] = {{"EndpointsConfig", json::object{{spec.network, endpoint_of(attachment)}}}};
    }
    return json::serialize(config);
}

}  // namespace offbeat::docker
