#pragma once

#include "offbeat/shard.hpp"

#include <optional>
#include <string>

namespace offbeat::shard {

/// Which shard this run is. The command line beats Bazel's environment, that GoogleTest's, and that an engine's:
/// GitLab, CircleCI, Buildkite, Kubernetes, Slurm. Only the first of them that says something is asked.
/// \param option what `--shard` was given: `2/5`; `auto`: as the environment has it; `auto/5`: it has the number, and
///        there are 5; `none`: all rows, whatever it has; empty: as the environment has it, if it does
/// \returns nothing where nobody asks for a part
/// \throws Error for what can't be read, lies outside or is said by halves
std::optional<Shard> shard_of(const std::string& option);

/// Tells Bazel and GoogleTest's callers that their protocol is kept: touches the file that they name, if any.
/// \throws Error where that can't be written
void acknowledge();

}  // namespace offbeat::shard
