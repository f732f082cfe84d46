#pragma once

#include "offbeat/event.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::report {

/// The file of the last runs, a line of JSON each, the oldest first. It is carried over from run to run.
inline constexpr const char* history_file = "history.jsonl";
inline constexpr std::size_t most_past_runs = 20;

/// One of the last runs.
struct PastRun {
    std::string started;
    std::string revision = {};
    std::optional<std::uint32_t> seed = {};
    double seconds = 0;
    Summary counts = {};        ///< with its gates
    bool green = false;         ///< as the run said itself
    bool joined = false;        ///< of shards
    std::uint64_t unnoted = 0;  ///< rows that didn't pass and were more than are noted
    /// Of the rows that are noted, `Class/method/id`. A row is noted in each run in which it didn't simply pass, and
    /// from then on as long as that run is one of the last.
    std::map<std::string, Status> rows = {};
};

/// The last runs below a report folder, the oldest first; lines that can't be read are passed over.
std::vector<PastRun> read_history(const std::string& report_dir);

/// A run's line, without its end.
std::string past_run_json(const PastRun& run);

/// A row's verdict in each of the runs; nothing where it passed before it was ever noted, or didn't run.
std::vector<std::optional<Status>> statuses_of(const std::vector<PastRun>& runs, const std::string& row);

/// A row whose verdict changes from run to run.
struct UnsteadyRow {
    std::string name;
    std::size_t switches = 0;  ///< how often a run had another verdict than the one before that had one
    std::size_t flaky = 0;     ///< runs in which it passed, but not at the first attempt
};

/// The rows that switched between good and bad, or were flaky, those with the most of it first; at most `most`.
std::vector<UnsteadyRow> unsteady_rows(const std::vector<PastRun>& runs, std::size_t most);

}  // namespace offbeat::report
