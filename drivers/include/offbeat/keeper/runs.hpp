#pragma once

#include "offbeat/keeper/keeper.hpp"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace offbeat::keeper {

/// A run of this user whose program or keeper lives.
struct Run {
    std::string id;
    pid_t program = 0;         ///< 0: it is dead
    pid_t keeper = 0;          ///< 0: it is dead
    std::string program_name;  ///< as ps shows it
    std::filesystem::path folder;
};

std::vector<Run> living_runs();

/// Ends a living run, as hung as it may be: kills its program, waits for its keeper to heal, and heals in its place
/// where that doesn't come to an end either.
/// \throws EnvironmentError where no living run has this id
std::vector<Healed> end_run(const std::string& id);

/// Removes the database templates that runs share (they are made anew when wanted), but for one that is being made.
std::vector<Healed> remove_templates();

}  // namespace offbeat::keeper
