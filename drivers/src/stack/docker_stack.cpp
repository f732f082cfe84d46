#include "docker/image_maker.hpp"
#include "docker/undo.hpp"
#include "docker_actions.hpp"
#include "offbeat/text.hpp"

#include <unistd.h>

#include <algorithm>
#include <thread>

namespace offbeat::stack {
namespace {

using namespace std::chrono_literals;

constexpr int postgresql_port = 5432;
constexpr int program_port = 8000;
// A request that the engine has got is carried out also when whoever sent it is dead. The keeper sees on its connection
// when that is done; where it is dead too, whoever heals in its place waits so long for what may yet appear.
constexpr auto creation_patience = 700ms;

std::string with_place(std::string argument) {
    const auto replace = [&](std::string_view what, std::string_view with) {
        for (auto at = argument.find(what); at != std::string::npos; at = argument.find(what, at + with.size())) {
            argument.replace(at, what.size(), with);
        }
    };
    replace("{host}", "0.0.0.0");
    replace("{port}", std::to_string(program_port));
    return argument;
}

docker::ContainerSpec postgresql_spec(const Service& service) {
    docker::ContainerSpec spec;
    spec.image = "offbeat/postgresql:latest";
    // The default, SIGTERM, waits for clients that pool their connections, and then kills.
    spec.stop_signal = "SIGINT";
    spec.environment = service.environment;
    if (!service.database.empty()) spec.environment.push_back("DATABASE=" + service.database);
    for (const auto& setting : service.settings) spec.command.insert(spec.command.end(), {"-c", setting});
    return spec;
}

docker::ContainerSpec program_spec(const Service& service) {
    docker::ContainerSpec spec;
    spec.image = "offbeat/python:latest";
    spec.environment = service.environment;
    for (const auto& argument : service.command) spec.command.push_back(with_place(argument));
    if (!service.folder.empty()) {
        spec.folder = "/srv";
        spec.binds = {std::filesystem::absolute(service.folder).lexically_normal().string() + ":/srv:ro"};
        // It must be able to read what we can.
        spec.user = std::to_string(geteuid()) + ":" + std::to_string(getegid());
    }
    return spec;
}

class DockerStack : public DockerActions {
public:
    explicit DockerStack(const std::string& name) : project_("offbeat-" + keeper().run() + "-" + name) {
        const auto made = make_known(docker::undo_network, project_, [&](const auto& about_to) {
            return engine_.create_network({project_, labels(), true}, docker::Engine::slow, about_to);
        });
        network_intent_ = made.intent;
        network_ = engine_.inspect_network(made.id);
    }

    // The engine removes several at once nearly as fast as one.
    ~DockerStack() override {
        std::vector<std::thread> threads;
        for (const auto& each : intents_) {
            threads.emplace_back(
                [this, &each] { take_back(docker::undo_container(engine_, each.first), each.second); });
        }
        for (auto& thread : threads) thread.join();
        take_back(docker::undo_network(engine_, network_.id), network_intent_);
    }

    void launch(const Service& service) override {
        auto spec = service.kind == Service::Kind::postgresql ? postgresql_spec(service) : program_spec(service);
        if (!service.image.empty()) spec.image = service.image;
        docker::provide_image(engine_, spec.image);
        spec.labels = labels();
        spec.labels["com.docker.compose.service"] = service.name;
        spec.network = network_.name;
        spec.aliases = {service.name};
        // A name without a dot that isn't there is known not to be at once, and another after a second, whatever this
        // machine's name servers are.
        spec.dns = {"127.0.0.1"};
        spec.dns_options = {"ndots:0", "timeout:1", "attempts:1"};

        const auto name = project_ + "-" + service.name;
        const auto [id, intent] = make_known(docker::undo_container, name, [&](const auto& about_to) {
            return engine_.create(name, spec, docker::Engine::slow, about_to);
        });
        {
            const std::lock_guard lock(mutex_);
            intents_.emplace(id, intent);
        }
        add(service.name, {id, service.kind == Service::Kind::postgresql ? postgresql_port : program_port});
        engine_.start(id);
        find_endpoint(service.name);
    }

private:
    static keeper::Keeper& keeper() { return keeper::Keeper::instance(); }

    struct Made {
        std::string id;
        std::uint64_t intent;
    };

    /// The keeper knows what is made all the while: by its name until it is there, from then on by its id.
    template <class Make>
    Made make_known(decltype(docker::undo_container) undo, const std::string& name, Make make) {
        std::uint64_t asked = 0;
        try {
            const std::string id = make(
                [&](int connection) { asked = keeper().intend(undo(engine_, name, creation_patience), connection); });
            const Made made{id, keeper().intend(undo(engine_, id, {}))};
            keeper().done(asked);
            return made;
        } catch (const docker::EngineError&) {
            // What the engine refused to make needs no undoing.
            if (asked != 0) keeper().done(asked);
            throw;
        }
    }

    [[nodiscard]] docker::Labels labels() const {
        return {{docker::run_label, keeper().run()}, {"com.docker.compose.project", project_}};
    }

    // What fails here stays written down, and the keeper tries again.
    static void take_back(const keeper::Undo& undo, std::uint64_t intent) {
        try {
            docker::undo(undo);
            keeper().done(intent);
        } catch (const std::exception&) {
        }
    }

    std::string project_;
    std::uint64_t network_intent_ = 0;
    std::mutex mutex_;
    std::map<std::string, std::uint64_t> intents_;  // by container
};

}  // namespace

std::unique_ptr<Stack> make_docker_stack(const std::string& name) {
    return std::make_unique<DockerStack>(name);
}

}  // namespace offbeat::stack
