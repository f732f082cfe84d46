#include "container_json.hpp"
#include "offbeat/docker/engine_error.hpp"
#include "pool.hpp"

#include <thread>

namespace offbeat::docker {
namespace {

std::string path_of(const std::string& container, const std::string& action) {
    return "/containers/" + encoded(container) + "/" + action;
}

// The engine waits as long as the container takes; that alone must not look as if it were gone.
Engine::Milliseconds patient(std::chrono::seconds grace, Engine::Milliseconds limit) {
    return limit + grace;
}

}  // namespace

Reply Engine::Pool::post(const std::string& container, const std::string& action, Milliseconds limit,
                         std::initializer_list<Already> already) {
    return ask({"POST", path_of(container, action)}, limit, already);
}

std::vector<ContainerSummary> Engine::containers(const Labels& labels, Milliseconds limit) {
    const Call call{"GET", "/containers/json" + query({{"all", "1"}, {"filters", label_filter(labels)}})};
    std::vector<ContainerSummary> result;
    const auto listed = parse(pool_->ask(call, limit).body, call.text());
    for (const auto& each : elements(listed)) {
        result.push_back(summary_of(each));
    }
    return result;
}

Container Engine::inspect(const std::string& container, Milliseconds limit) {
    const Call call{"GET", path_of(container, "json")};
    return container_of(parse(pool_->ask(call, limit).body, call.text()));
}

std::string Engine::create(const std::string& name, const ContainerSpec& spec, Milliseconds limit,
                           const About& about_to) {
    const Call call{"POST", "/containers/create" + query({{"name", name}}), json_of(spec)};
    return text(at(parse(pool_->ask(call, limit, {}, about_to).body, call.text()), {"Id"}));
}

// 304, already started or stopped, is no error to begin with.
void Engine::start(const std::string& container, Milliseconds limit) {
    pool_->post(container, "start", limit, {});
}

void Engine::stop(const std::string& container, std::chrono::seconds grace, Milliseconds limit) {
    pool_->post(container, "stop" + query({{"t", std::to_string(grace.count())}}), patient(grace, limit), {});
}

void Engine::kill(const std::string& container, const std::string& signal, Milliseconds limit) {
    // Engines before 18 answer a container that doesn't run with 500.
    pool_->post(container, "kill" + query({{"signal", signal}}), limit,
                {{409, "is not running"}, {500, "is not running"}});
    if (signal == "KILL" || signal == "SIGKILL") wait(container, limit);
}

// With cgroups of version 1 freezing is a game of chances: while a process is being forked, runc gives up after a
// thousand looks, thaws, and leaves trying again to the caller (opencontainers/runc#2791, #4388).
void Engine::pause(const std::string& container, Milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    for (Milliseconds rest{5};; rest *= 2) {
        try {
            pool_->post(container, "pause", limit, {{409, "already paused"}, {500, "already paused"}});
            return;
        } catch (const EngineError& refused) {
            const bool by_chance = refused.message().find("unable to freeze") != std::string::npos;
            if (!by_chance || std::chrono::steady_clock::now() + rest > until) throw;
        }
        std::this_thread::sleep_for(rest);  // nothing tells when the forking is over
    }
}

void Engine::unpause(const std::string& container, Milliseconds limit) {
    pool_->post(container, "unpause", limit, {{409, "not paused"}, {500, "not paused"}});
}

void Engine::restart(const std::string& container, std::chrono::seconds grace, Milliseconds limit) {
    pool_->post(container, "restart" + query({{"t", std::to_string(grace.count())}}), patient(grace, limit), {});
}

int Engine::wait(const std::string& container, Milliseconds limit) {
    const auto reply = pool_->post(container, "wait" + query({{"condition", "not-running"}}), limit, {});
    return static_cast<int>(number(at(parse(reply.body, "POST /containers/wait"), {"StatusCode"})));
}

void Engine::remove(const std::string& container, Milliseconds limit) {
    const Call call{"DELETE", "/containers/" + encoded(container) + query({{"force", "1"}, {"v", "1"}})};
    const auto reply = pool_->ask(call, limit, {{404}, {409, "already in progress"}});
    // Somebody else is at it: gone means gone.
    if (reply.status == 409) pool_->post(container, "wait" + query({{"condition", "removed"}}), limit, {{404}});
}

}  // namespace offbeat::docker
