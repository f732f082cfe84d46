#pragma once

#include "offbeat/keeper/keeper.hpp"

namespace offbeat::keeper {

/// Where Docker's part of healing is called from: drivers/src/docker/undo.hpp.
void docker_undo(const Undo& undo);
/// Containers and networks labelled with a run that none of `living` is.
std::vector<Healed> docker_sweep(const std::vector<std::string>& living);

}  // namespace offbeat::keeper
