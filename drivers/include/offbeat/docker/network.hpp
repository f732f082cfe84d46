#pragma once

#include "offbeat/docker/container.hpp"

#include <string>
#include <vector>

namespace offbeat::docker {

/// A network of the engine.
struct Network {
    std::string id;
    std::string name;
    std::string driver;
    std::string subnet;   ///< `172.18.0.0/16`
    std::string gateway;  ///< this machine's address on it
    bool internal = false;
    Labels labels;
    std::vector<std::string> containers;  ///< ids of those that are connected; a list of networks leaves them out
};

/// A network to be made.
struct NetworkSpec {
    std::string name;
    Labels labels = {};
    bool internal = false;  ///< no way out to other networks
};

}  // namespace offbeat::docker
