#pragma once

#include "submission.hpp"

namespace command {

/// Runs the shards as processes of this machine, some at once, and then the merge. SIGINT, SIGTERM and SIGHUP are
/// passed on to the shards, and no further one begins. \returns the merge's exit status; 128 + the signal that
/// interrupted the shards \throws offbeat::EnvironmentError where a process can't be started
int run_locally(const Submission& submission);

}  // namespace command
