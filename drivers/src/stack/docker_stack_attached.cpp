#include "docker/undo.hpp"
#include "docker_actions.hpp"
#include "offbeat/stack/docker_stack.hpp"

#include <algorithm>

namespace offbeat::stack {
namespace {

constexpr const char* project_label = "com.docker.compose.project";
constexpr const char* service_label = "com.docker.compose.service";

// The lowest port that it says it listens on; a PostgreSQL or a web service has one.
int port_of(const docker::Container& container) {
    const auto lowest = std::ranges::min_element(container.exposed);
    return lowest == container.exposed.end() ? 0 : *lowest;
}

class AttachedStack : public DockerActions {
public:
    explicit AttachedStack(const std::string& project) : project_(project) {
        for (const auto& container : engine_.containers({{project_label, project}})) {
            const auto service = container.labels.find(service_label);
            if (service == container.labels.end()) continue;
            const auto inspected = engine_.inspect(container.id);
            if (network_.id.empty() && !inspected.networks.empty()) {
                network_ = engine_.inspect_network(inspected.networks.front().network);
            }
            add(service->second, {container.id, port_of(inspected)});
            find_endpoint(service->second);
        }
        if (members().empty()) {
            throw Error("the Docker Engine has no containers of the Compose project \"" + project +
                        "\"; bring it up first: docker-compose -p " + project + " up -d");
        }
    }

    // All as it was found.
    ~AttachedStack() override {
        std::ranges::reverse(faults_);
        for (const auto& fault : faults_) {
            try {
                docker::undo(fault.undo);
                keeper::Keeper::instance().done(fault.intent);
            } catch (const std::exception&) {
                // It stays written down: the keeper tries again.
            }
        }
    }

    void launch(const Service& service) override {
        throw Error("the service \"" + service.name + "\" can't be launched in the Compose project \"" + project_ +
                    "\": it isn't ours");
    }

protected:
    void breaking(const Member& member, const keeper::Undo& undo) override {
        const auto intent = keeper::Keeper::instance().intend(undo);
        const std::lock_guard lock(mutex_);
        faults_.push_back({member.id, undo, intent});
    }

    void healed(const Member& member, const char* what) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(faults_, [&](const Fault& fault) {
            if (fault.container != member.id || fault.undo.what != what) return false;
            keeper::Keeper::instance().done(fault.intent);
            return true;
        });
    }

private:
    struct Fault {
        std::string container;
        keeper::Undo undo;
        std::uint64_t intent;
    };

    std::string project_;
    std::mutex mutex_;
    std::vector<Fault> faults_;
};

}  // namespace

std::unique_ptr<Stack> attach_docker_stack(const std::string& project) {
    return std::make_unique<AttachedStack>(project);
}

}  // namespace offbeat::stack
