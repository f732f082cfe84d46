#pragma once

#include "offbeat/docker/container.hpp"
#include "offbeat/docker/container_log.hpp"
#include "offbeat/docker/engine_error.hpp"
#include "offbeat/docker/engine_events.hpp"
#include "offbeat/docker/network.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace offbeat::docker {

/// Where the engine listens: DOCKER_HOST (`unix://…`), else /var/run/docker.sock.
/// \throws EnvironmentError where DOCKER_HOST is something else
std::string default_socket();

/// What the engine says of itself.
struct Version {
    std::string engine;       ///< `20.10.24+dfsg1`
    std::string api;          ///< the newest that it speaks
    std::string minimum_api;  ///< the oldest
    std::string system;       ///< `linux/amd64`
};

/// A command to be run in a running container.
struct Exec {
    std::vector<std::string> command;
    std::vector<std::string> environment = {};
    std::string user = {};
    std::string folder = {};
    bool tty = false;
};

/// What came of it.
struct ExecResult {
    int exit_code = 0;
    Output output;
};

/// A Docker Engine, spoken to over its UNIX socket, API 1.30 to 1.50 (engines 17.06 to 28, and 29 whose minimum is
/// 1.44): the newest that both speak. Connections are kept open and shared; all calls are safe from any thread.
///
/// Containers, networks and images are named by id or name. A call returns when it has happened; what is already so
/// (stopped, paused, connected, removed) counts as done. \throws EngineError in the engine's words;
/// EngineLost where it doesn't answer any more, or not within the limit
class Engine {
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds quick{15'000};  ///< the limit of a call that only looks
    static constexpr Milliseconds slow{90'000};   ///< of one that acts
    /// Called right before a request is sent, with the descriptor of its connection: see Keeper::intend.
    using About = std::function<void(int connection)>;

    /// Asks for the API version at once. \throws EnvironmentError where no engine answers
    explicit Engine(std::string socket = default_socket());
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine();

    [[nodiscard]] const std::string& socket() const;
    /// The API version that is spoken: `1.41`.
    [[nodiscard]] const std::string& api() const;
    void ping(Milliseconds limit = quick);
    Version version(Milliseconds limit = quick);

    /// All that carry these labels (an empty value: any value), stopped ones too.
    std::vector<ContainerSummary> containers(const Labels& labels, Milliseconds limit = quick);
    Container inspect(const std::string& container, Milliseconds limit = quick);
    /// Makes it, unstarted. \returns its id
    std::string create(const std::string& name, const ContainerSpec& spec, Milliseconds limit = slow,
                       const About& about_to = {});
    void start(const std::string& container, Milliseconds limit = slow);
    /// Its stop signal, and after the grace period SIGKILL.
    void stop(const std::string& container, std::chrono::seconds grace = std::chrono::seconds{10},
              Milliseconds limit = slow);
    void kill(const std::string& container, const std::string& signal = "KILL", Milliseconds limit = slow);
    void pause(const std::string& container, Milliseconds limit = slow);
    void unpause(const std::string& container, Milliseconds limit = slow);
    void restart(const std::string& container, std::chrono::seconds grace = std::chrono::seconds{10},
                 Milliseconds limit = slow);
    /// Waits until it doesn't run. \returns its exit code
    int wait(const std::string& container, Milliseconds limit = slow);
    /// Kills it if it runs, and removes it with its anonymous volumes.
    void remove(const std::string& container, Milliseconds limit = slow);
    ExecResult exec(const std::string& container, const Exec& command, Milliseconds limit = slow);
    Output logs(const std::string& container, const LogQuery& query = {}, Milliseconds limit = quick);
    /// What was written since (LogQuery::offset doesn't count), and what will be.
    LogStream follow(const std::string& container, const LogQuery& query = {}, Milliseconds limit = quick);

    std::string create_network(const NetworkSpec& spec, Milliseconds limit = slow, const About& about_to = {});
    Network inspect_network(const std::string& network, Milliseconds limit = quick);
    std::vector<Network> networks(const Labels& labels, Milliseconds limit = quick);
    /// With the aliases and fixed addresses that it had: Attachment as inspect() told it before.
    void connect(const std::string& container, const Attachment& attachment, Milliseconds limit = slow);
    void disconnect(const std::string& container, const std::string& network, Milliseconds limit = slow);
    void remove_network(const std::string& network, Milliseconds limit = slow);

    bool image_exists(const std::string& image, Milliseconds limit = quick);
    /// When it was made, in seconds since 1970. \throws EngineError 404 where it isn't there
    std::int64_t image_created(const std::string& image, Milliseconds limit = quick);
    /// Names (`name:tag`) of all images that carry these labels.
    std::vector<std::string> images(const Labels& labels, Milliseconds limit = quick);
    /// Makes an image of one layer out of a tar archive. \param changes as `docker import -c` has them. \returns its id
    std::string import_image(const std::filesystem::path& archive, const std::string& image,
                             const std::vector<std::string>& changes = {}, Milliseconds limit = slow);
    void tag_image(const std::string& image, const std::string& name, const std::string& tag,
                   Milliseconds limit = quick);
    void remove_image(const std::string& image, Milliseconds limit = slow);

    /// Listens from now on.
    EventStream events(const EventFilter& filter = {}, Milliseconds limit = quick);

private:
    struct Pool;
    std::unique_ptr<Pool> pool_;
};

}  // namespace offbeat::docker
