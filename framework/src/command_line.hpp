#pragma once

#include "offbeat/gate.hpp"
#include "offbeat/shard.hpp"
#include "select/selection.hpp"
#include "work/settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace offbeat {

/// What a test program was asked for.
struct CommandLine {
    enum class Ask { run, plan, list, rows } ask = Ask::run;

    std::string program;     ///< the executable's file name
    std::string executable;  ///< as it was called
    std::string whole;       ///< all of its words, for a shell
    std::string testres;     ///< absolute
    std::string report_dir;  ///< absolute
    std::size_t row_bound = 10000;
    std::vector<std::string> suites;      ///< the suite files
    std::vector<std::string> parameters;  ///< `NAME=VALUE`, for what a suite file's parameters are for
    std::string row;                      ///< only this row of methods that stream
    select::Selection selection;          ///< of the rows that Boost.Test's filters leave
    bool last_failed = false;             ///< only what failed in the runs before
    std::uint64_t max_failures = 0;       ///< after so many no more rows begin; 0: all do
    int repeat = 1;
    std::optional<std::uint32_t> seed;  ///< of what is shuffled
    bool failed_first = false;
    bool config_failure_given = false;
    bool strict_configuration = false;  ///< TestNG's rule: what a configuration method fails at, its class fails at
    int retries = 0;                    ///< of rows whose method says nothing of it
    std::vector<Gate> gates;            ///< how many rows of which groups must pass
    work::Settings work;
    bool jobs_given = false;             ///< and no default
    std::optional<Shard> shard;          ///< nothing: all rows are this run's
    std::string durations;               ///< the file by which shards are balanced; empty: none
    std::vector<std::string> reports;    ///< only these reporters; empty: the default ones
    std::vector<std::string> listeners;  ///< only these listeners; empty: all
    std::vector<std::string> rerun;      ///< our options that a rerun needs again
    std::vector<std::string> run_tests;  ///< the values of --run_test, as they were given
    std::vector<std::string> boost;      ///< what Boost.Test gets: its own options, after the program's name
    bool boost_log = false;              ///< whether Boost.Test's own log was asked for
    bool boost_report = false;           ///< whether its own report was
    bool boost_lists = false;            ///< whether Boost.Test lists or helps, and runs nothing
};

/// Whether as many rows failed as are let.
inline bool enough(const Summary& summary, const CommandLine& line) {
    return line.max_failures > 0 && summary.failed + summary.broken >= line.max_failures;
}
std::string enough_text(const CommandLine& line);

/// \returns nothing where the command line was answered already (--help, --version); `exit_status` says how.
/// \throws Error for an option that neither Offbeat, the suite nor Boost.Test knows
std::optional<CommandLine> read_command_line(int argc, char* argv[]);

}  // namespace offbeat
