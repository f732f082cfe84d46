#pragma once

#include "offbeat/stack/stack.hpp"

#include <memory>
#include <string>

namespace offbeat::stack {

/// A stack that somebody else brought up with docker-compose; its containers are found by Compose's labels. It makes
/// and removes nothing. Before it stops, pauses or disconnects one, what heals that is written down with the keeper, so
/// that all runs and hangs together again as it did, at the latest when this program has ended.
/// \param project as in `docker-compose -p`
/// \throws EnvironmentError where no engine answers; Error where it has no containers of that project
std::unique_ptr<Stack> attach_docker_stack(const std::string& project);

}  // namespace offbeat::stack
