#pragma once

#include "submission.hpp"

namespace command::slurm {

/// The ids of a run's two jobs.
struct Jobs {
    std::string shards, merge;
};

/// Submits an array of the shards, which Slurm runs again where a node is lost, and a merge that waits for the end of
/// all. \throws offbeat::EnvironmentError where there is no Slurm or it refuses; then nothing of the run is left in it
Jobs submit(const Submission& submission);

/// Waits for the end of the merge.
/// \returns its exit status
/// \throws offbeat::EnvironmentError where the job is gone without having told
int wait_for_merge(const Submission& submission, const Jobs& jobs);

}  // namespace command::slurm
