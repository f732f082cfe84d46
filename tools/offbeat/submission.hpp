#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace command {

/// A run in shards as it was asked for, checked.
struct Submission {
    std::string program;                 ///< absolute
    std::vector<std::string> arguments;  ///< of the program
    unsigned shards = 0;
    unsigned at_once = 0;             ///< 0: as many as the engine likes
    std::filesystem::path results;    ///< absolute; there, and empty
    std::vector<std::string> sbatch;  ///< options of the user's for Slurm's sbatch

    [[nodiscard]] std::string name() const { return std::filesystem::path(program).filename().string(); }
    [[nodiscard]] std::filesystem::path shard_script() const { return results / "shard.sh"; }
    [[nodiscard]] std::filesystem::path merge_script() const { return results / "merge.sh"; }
    /// Where what `shard` prints goes; it's a number, or an engine's sign for one.
    [[nodiscard]] std::filesystem::path shard_log(const std::string& shard) const {
        return results / "log" / ("shard-" + shard + ".log");
    }
    [[nodiscard]] std::filesystem::path merge_log() const { return results / "log" / "merge.log"; }
    /// Its exit status, written when the merge has ended.
    [[nodiscard]] std::filesystem::path merge_status() const { return results / "merge.status"; }
};

/// Writes the two scripts that engines run, the same for all of them. \throws offbeat::EnvironmentError
void write_scripts(const Submission& submission);

/// The merge's exit status, or -1 when it hasn't ended.
int merged(const Submission& submission);

}  // namespace command
