#pragma once

#include "command_line.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// The names of Boost.Test's own options, as its --help has them: an option that is neither ours nor one of these is a
/// slip of the pen.
const std::vector<std::string>& boost_options();

/// Boost.Test's --random knows nothing of what rows depend on: it becomes --shuffle, with the same seed.
void take_random(CommandLine& line);

/// Boost.Test's filters in the environment, which --run_test beats, become --run_test.
void take_filters(CommandLine& line);

/// The values of --run_test, wherever they stand; they may be changed.
void each_run_test(std::vector<std::string>& words, const std::function<void(std::string& value)>& take);

/// Whether a part of Boost.Test's filters fits: a name, perhaps with a `*` in front or behind.
bool fits(const std::string& name, std::string_view pattern);

/// Which rows Boost.Test's --run_test leaves, as far as that can be told without it.
class RowFilter {
public:
    explicit RowFilter(const CommandLine& line);

    /// False only where it is sure.
    [[nodiscard]] bool may_have(const std::string& class_name, const std::string& method, const std::string& row) const;

private:
    std::vector<std::vector<std::vector<std::string>>> filters_;  ///< each: by level, what may stand there
    bool known_ = true;
};

/// Where rows run several times, whoever names one in --run_test means all its invocations.
void name_invocations(CommandLine& line);

/// Boost.Test stays silent unless its own log or report is asked for: the console reporter says the same, shorter.
void quieten_boost(CommandLine& line);

}  // namespace offbeat
