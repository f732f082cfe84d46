#pragma once

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace chaos {

/// What is done to a run.
enum class Injury { kill_worker, kill_guard, kill_runner, interrupt, terminate };

/// What it waits for.
enum class Moment {
    rows,      ///< so many rows have begun
    journal,   ///< the journal is there
    taken_up,  ///< a run that goes on has moved the journal of the interrupted one
    reports,   ///< the first report is being written
};

struct Blow {
    Injury injury;
    Moment moment;
    std::uint64_t rows;               ///< for Moment::rows, counted from the start of the process
    std::chrono::microseconds after;  ///< the moment; no event tells of most that goes on in a process
};

/// One run, all of it drawn from the seed and the run's number.
class Scenario {
public:
    Scenario(std::uint32_t seed, std::uint32_t run);

    [[nodiscard]] unsigned shards() const { return shards_; }
    [[nodiscard]] unsigned jobs() const { return jobs_; }
    /// The options that all its processes get.
    [[nodiscard]] const std::vector<std::string>& options() const { return options_; }
    /// Names of reports that are written; empty: all.
    [[nodiscard]] const std::vector<std::string>& reports() const { return reports_; }
    [[nodiscard]] bool writes(const std::string& report) const;

    /// What is done to its `attempt`th process on a shard; nothing to the last one.
    [[nodiscard]] std::vector<Blow> blows(unsigned shard, unsigned attempt) const;
    /// Whether it waits until the earlier process has put all in order before it goes on.
    [[nodiscard]] bool waits(unsigned shard, unsigned attempt) const;

private:
    [[nodiscard]] std::mt19937 random(std::uint32_t shard, std::uint32_t attempt) const;

    std::uint32_t seed_, run_;
    unsigned shards_ = 1;
    unsigned jobs_ = 1;
    std::vector<std::string> options_, reports_;
};

std::string text_of(const Blow& blow);

}  // namespace chaos
