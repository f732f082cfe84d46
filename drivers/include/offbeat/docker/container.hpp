#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::docker {

using Labels = std::map<std::string, std::string>;

/// How a container hangs on a network: what has to be given back when it is connected again.
struct Attachment {
    std::string network;  ///< the network's name
    std::string network_id = {};
    std::vector<std::string> aliases = {};  ///< names of its own there, without the one that the engine always gives
    std::string ip = {};                    ///< empty: it isn't connected at the moment (it doesn't run)
    std::string gateway = {};
    std::string fixed_ip = {};   ///< the address that it asked for
    std::string fixed_ip6 = {};  ///< likewise, IPv6
    std::vector<std::string> links = {};
};

/// A container's port that the engine passes on from the host.
struct PublishedPort {
    int inside = 0;
    std::string protocol = "tcp";
    std::string host_ip = {};
    int host_port = 0;  ///< in a specification 0 is any free one; it may change at every start
};

/// What `inspect` tells of a container.
struct Container {
    std::string id;
    std::string name;      ///< without the slash
    std::string image;     ///< as it was asked for
    std::string image_id;  ///< `sha256:…`
    std::string status;    ///< `created`, `running`, `paused`, `restarting`, `exited`, `dead`
    bool running = false;  ///< also while paused
    bool paused = false;
    int exit_code = 0;
    std::string error;          ///< why it couldn't be started
    std::string health;         ///< `starting`, `healthy`, `unhealthy`; empty: it has no health check
    std::string health_output;  ///< what the last health check printed
    int pid = 0;                ///< of its first process, on the host; 0: it doesn't run
    int restart_count = 0;      ///< by its restart policy
    std::string started_at;
    std::string finished_at;
    bool tty = false;
    std::string stop_signal;
    Labels labels;
    std::vector<PublishedPort> ports;
    std::vector<int> exposed;  ///< TCP ports that it says it listens on, published or not
    std::vector<Attachment> networks;

    /// How it hangs on a network (name or id); nullptr: not at all.
    [[nodiscard]] const Attachment* on(const std::string& network) const;
};

/// What a list tells of a container.
struct ContainerSummary {
    std::string id;
    std::string name;
    std::string image;
    std::string status;  ///< as in Container
    Labels labels;
};

/// What the engine runs in a container to learn whether it is healthy.
struct HealthCheck {
    std::vector<std::string> command;
    std::chrono::milliseconds interval{1000};
    std::chrono::milliseconds timeout{1000};
    int retries = 3;
};

/// A container to be made. What is left empty is the image's.
struct ContainerSpec {
    std::string image;
    std::vector<std::string> command = {};
    std::vector<std::string> entrypoint = {};
    std::vector<std::string> environment = {};  ///< `NAME=value`
    Labels labels = {};
    std::string folder = {};  ///< its working directory
    std::string user = {};    ///< `uid:gid`
    std::string stop_signal = {};
    bool tty = false;
    bool init = false;                              ///< a first process that reaps zombies
    std::vector<std::string> binds = {};            ///< `/on/host:/inside:ro`
    std::map<std::string, std::string> tmpfs = {};  ///< path → options; emptied by every restart
    std::string network = {};
    std::vector<std::string> aliases = {};  ///< its names on that network
    std::vector<std::string> dns = {};
    std::vector<std::string> dns_options = {};
    std::vector<PublishedPort> ports = {};
    std::optional<HealthCheck> health = {};
    std::string restart_policy = {};  ///< `no`, `always`, `on-failure`
    std::string log_size = "20m";     ///< json-file's max-size: a log never fills the disk
};

}  // namespace offbeat::docker
