#pragma once

#include "offbeat/event.hpp"

#include <string>
#include <vector>

namespace offbeat::report {

/// What a row's own command has in --run_test, which knows what must run so that the row does: the row, or its whole
/// class; empty where it has none.
std::string run_test_of(const std::string& rerun);

/// The command that runs exactly what failed or broke again: by name where that fits a line; else, and of methods that
/// stream, by --last-failed, which also runs what failed in earlier runs and didn't run in this one.
class FailuresCommand {
public:
    FailuresCommand() = default;
    explicit FailuresCommand(const RunStarted& run);

    void add(const RowFinished& event);
    /// Empty where nothing went wrong.
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::size_t most_named = 50;

    RunStarted run_;
    std::vector<std::string> names_;  ///< as --run_test takes them
    std::string only_;                ///< the command of the only one
    std::uint64_t rows_ = 0;
    bool all_named_ = true;
};

}  // namespace offbeat::report
