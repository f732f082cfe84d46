#include "docker_actions.hpp"

#include "docker/undo.hpp"
#include "offbeat/text.hpp"

namespace offbeat::stack {

std::string DockerActions::own_address() const {
    return network_.gateway;
}

void DockerActions::stop(const std::string& service) {
    const auto it = member(service);
    if (!engine_.inspect(it.id).running) return;
    breaking(it, docker::undo_stop(engine_, it.id));
    engine_.stop(it.id);
}

void DockerActions::start(const std::string& service) {
    const auto it = member(service);
    engine_.start(it.id);
    find_endpoint(service);
    healed(it, "start-container");
}

void DockerActions::kill(const std::string& service) {
    const auto it = member(service);
    if (!engine_.inspect(it.id).running) return;
    breaking(it, docker::undo_stop(engine_, it.id));
    engine_.kill(it.id);
}

void DockerActions::pause(const std::string& service) {
    const auto it = member(service);
    if (engine_.inspect(it.id).paused) return;
    breaking(it, docker::undo_pause(engine_, it.id));
    engine_.pause(it.id);
}

void DockerActions::unpause(const std::string& service) {
    const auto it = member(service);
    engine_.unpause(it.id);
    healed(it, "unpause-container");
}

// The engine forgets how a container hung on a network: it is read before, and given back by connect().
bool DockerActions::disconnect(const std::string& service) {
    auto it = member(service);
    const auto inspected = engine_.inspect(it.id);
    for (const auto& attachment : inspected.networks) {
        it.taken_off.push_back(attachment);
        add(service, it);
        breaking(it, docker::undo_disconnect(engine_, it.id, attachment));
        engine_.disconnect(it.id, attachment.network);
    }
    return true;
}

void DockerActions::connect(const std::string& service) {
    auto it = member(service);
    for (const auto& attachment : it.taken_off) engine_.connect(it.id, attachment);
    it.taken_off.clear();
    add(service, it);
    find_endpoint(service);
    healed(it, "connect-network");
}

Endpoint DockerActions::endpoint(const std::string& service) const {
    return member(service).endpoint;
}

State DockerActions::state(const std::string& service) const {
    {
        const std::lock_guard lock(mutex_);
        if (!members_.contains(service)) return State::absent;
    }
    try {
        const auto container = engine_.inspect(member(service).id);
        if (container.paused) return State::paused;
        return container.status == "running" ? State::running : State::stopped;
    } catch (const docker::EngineError& error) {
        if (error.status() == 404) return State::absent;
        throw;
    }
}

std::string DockerActions::log(const std::string& service, std::size_t from) const {
    auto output = engine_.logs(member(service).id);
    return from < output.all.size() ? output.all.substr(from) : "";
}

DockerActions::Member DockerActions::member(const std::string& service) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = members_.find(service); found != members_.end()) return found->second;
    std::vector<std::string> known;
    for (const auto& [name, each] : members_) known.push_back(name);
    const auto hint = did_you_mean(service, known);
    throw Error("the stack has no service \"" + service + "\"" + (hint.empty() ? "" : "; " + hint));
}

void DockerActions::add(const std::string& service, Member member) {
    const std::lock_guard lock(mutex_);
    members_[service] = std::move(member);
}

std::vector<DockerActions::Member> DockerActions::members() const {
    const std::lock_guard lock(mutex_);
    std::vector<Member> result;
    for (const auto& [name, member] : members_) result.push_back(member);
    return result;
}

void DockerActions::find_endpoint(const std::string& service) {
    auto it = member(service);
    const auto inspected = engine_.inspect(it.id);
    for (const auto& attachment : inspected.networks) {
        if (attachment.ip.empty()) continue;
        it.endpoint = {attachment.ip, it.port};
        if (attachment.network_id == network_.id) break;
    }
    add(service, std::move(it));
}

}  // namespace offbeat::stack
