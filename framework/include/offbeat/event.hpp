#pragma once

#include "offbeat/gate.hpp"
#include "offbeat/location.hpp"
#include "offbeat/row.hpp"
#include "offbeat/shard.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// A row's verdict.
enum class Status {
    passed,
    failed,          ///< an assertion said no
    broken,          ///< nothing was proved: unexpected exception or signal, bad row, failed before-method
    skipped,         ///< with its cause
    not_configured,  ///< its driver is still as Offbeat wrote it
    flaky,           ///< passed, but not at the first attempt
    known_bug,       ///< failed or broke, as its driver says that it must
};

/// `passed`, `failed`, `broken`, `skipped`, `not configured`, `flaky`, `known bug`.
const char* to_string(Status status);

struct MethodPlan;

/// How many rows got which verdict. planned = run = reported proves that none was lost.
struct Summary {
    std::uint64_t planned = 0;  ///< rows selected for this run
    std::uint64_t run = 0;      ///< rows that began
    std::uint64_t passed = 0;
    std::uint64_t failed = 0;
    std::uint64_t broken = 0;
    std::uint64_t skipped = 0;
    std::uint64_t not_configured = 0;
    std::uint64_t flaky = 0;
    std::uint64_t known_bug = 0;
    bool whole = true;                 ///< false: one shard's part, in which nothing may be left to prove
    std::vector<Gate> gates = {};      ///< as the command line and the methods' successPercentage gave them
    std::uint64_t lost_rows = 0;       ///< methods whose provider ended before all of their rows were known
    std::uint64_t ungated_faults = 0;  ///< rows that failed or broke and are in no gate's group

    /// A method that wants less than all of its rows to pass gets a gate.
    void expect(const MethodPlan& method);
    void count(Status status);
    /// Counts for the gates too: a row is in its own groups and in its method's.
    void count(Status status, const MethodPlan& method, const Row& row);
    [[nodiscard]] std::uint64_t reported() const {
        return passed + failed + broken + skipped + not_configured + flaky + known_bug;
    }
    /// Nothing failed, broke or is left to configure, every planned row was reported, and, of the whole, at least one
    /// passed, be it at last.
    /// With gates, rows of their groups may fail or break as long as every gate is green.
    [[nodiscard]] bool green() const;
};

/// A test method as the plan has it.
struct MethodPlan {
    std::string class_name;
    std::string method;
    std::string description;
    std::vector<std::string> groups;
    std::string provider;                 ///< empty: called once, without data
    Location source;                      ///< the annotation
    std::string driver;                   ///< the driver's path; empty where there is none
    bool counted = true;                  ///< false: more rows than the plan's bound, streamed while running
    std::uint64_t rows = 0;               ///< where counted
    std::string formula;                  ///< `cases = 1 + 3+3 = 7`; empty where the rows are simply listed
    std::vector<std::string> dimensions;  ///< the attributes that a row may aim at, in declaration order
    std::vector<std::string> notes;       ///< the plan's lines below the formula
    int success_percentage = 100;         ///< so many of a hundred judged rows must pass
    std::string suite_test = {};          ///< the name of its `<test>` in a suite file; empty without one
};

/// Both sides of `OFFBEAT_CHECK(actual == expected)`, as show() has them; a long one is cut, and says so.
struct Compared {
    std::string actual;
    std::string expected;
};

/// One thing that went wrong in a row, as it happened.
struct Failure {
    enum class Kind { assertion, exception } kind = Kind::assertion;
    Location where = {};
    std::string message;
    std::optional<Compared> compared = {};  ///< where two values should have been equal
};

/// A try at a row that wasn't its last.
struct Attempt {
    Status status = Status::failed;  ///< failed or broken
    std::string cause = {};
    std::vector<Failure> failures = {};
    double seconds = 0;
};

/// The run is about to start, and none of its processes has been forked yet: what a reporter opens now is theirs, too.
struct RunPrepares {};

/// Of a run that was joined of shards, which of them are here; one without rows is here, too.
struct JoinedShards {
    unsigned joined = 0;  ///< how many; 0: it wasn't joined
    std::vector<unsigned> missing = {};
};

struct RunStarted {
    std::string program;               ///< the program's name, as its report folder has it
    std::string executable;            ///< as it was called, for commands that run something again
    std::vector<std::string> options;  ///< the options that a rerun needs again (`--testres=…`, `--store=…`)
    std::string started;               ///< ISO 8601 with zone
    std::string host;
    std::string testres;
    std::string report_dir;
    std::uint64_t planned = 0;  ///< rows of this run that the plan knows
    Shard shard = {};
    JoinedShards shards = {};
    std::optional<std::uint32_t> seed = {};  ///< by which the order was shuffled
    std::string command_line = {};           ///< the whole of it, for a shell
    std::string compiler = {};               ///< `GNU C++ version 12.2.0`
    std::string boost = {};                  ///< `1.81.0`
    std::string revision = {};               ///< of the sources that it ran in; empty where none is known
    std::vector<std::string> gates = {};     ///< as --gate has them: `fault=80`
    unsigned resumed = 0;                    ///< how often it was interrupted and taken up again
};

struct RowStarted {
    const MethodPlan& method;
    const Row& row;
    int worker = 0;      ///< the process that runs it, counted from 1; 0: the program itself
    double at = 0;       ///< when, in seconds since the run began
    unsigned shard = 0;  ///< of a whole that was joined of shards: whose row it is
    bool again = false;  ///< it began before, in a process that ended with it
};

struct RowFailure {
    const MethodPlan& method;
    const Row& row;
    const Failure& failure;
    int worker = 0;
};

/// A row failed or broke, and is tried again.
struct RowRetried {
    const MethodPlan& method;
    const Row& row;
    const Attempt& attempt;
    int worker = 0;
    bool elsewhere = false;  ///< its process has ended: it begins again in another, with a RowStarted of its own
};

struct RowFinished {
    const MethodPlan& method;
    const Row& row;
    Status status;
    const std::string& cause;  ///< why it was skipped, broke or isn't configured; empty where it passed or failed
    const std::vector<Failure>& failures;
    double seconds;     ///< wall time of before-methods, body and after-methods; or what the row says of itself
    std::string rerun;  ///< the command that runs just this row again
    int worker = 0;
    bool began = true;                                   ///< false: the run ended before its turn came
    const std::vector<Attempt>& attempts = no_attempts;  ///< the earlier ones
    double at = 0;                                       ///< when it began, in seconds since the run did
    unsigned shard = 0;                                  ///< as RowStarted has it
    bool untried = false;  ///< its last attempt, told when its process ended, was its end: nobody tried it again
    /// The row as its journal has it, members of a JSON object from `"class":` to `"seconds":`, for those who write the
    /// same again. Empty where there was more to tell than that it passed, or no journal tells it.
    std::string_view written = {};

    static const std::vector<Attempt> no_attempts;
};

/// Something worth knowing that is no verdict: a row that is slow, a process that one left behind.
struct Remark {
    std::string class_name;
    std::string method;  ///< empty: of the class
    std::string row;     ///< empty: of the method
    std::string text;    ///< `left process 4711 (sleep 1000) behind`
};

/// All rows of a method that streams were seen, in a run that is one of several shards.
struct StreamEnded {
    const MethodPlan& method;
    RowTally all;  ///< those of all shards
};

/// Workers run rows yet, and nothing else may happen for long. About every second; a program that runs its rows itself
/// has none.
struct Heartbeat {
    double at = 0;  ///< seconds since the run began
};

struct RunFinished {
    const Summary& summary;  ///< the gates' results are in it
    double seconds;
};

}  // namespace offbeat
