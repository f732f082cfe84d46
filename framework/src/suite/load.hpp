#pragma once

#include "suite/file.hpp"
#include "suite/problems.hpp"

#include <set>
#include <string>
#include <vector>

namespace offbeat::suite {

/// Suite files as they were read, with those that they name themselves.
struct Loaded {
    std::vector<Suite> suites;
    /// Names of attributes that TestNG knows and that mean nothing here.
    std::set<std::string> idle;
};

/// One suite file's text. \param problems gets all that is wrong in it
/// \throws SetupError for what is no XML
Suite read_suite(const FileName& file, std::string_view text, Problems& problems, std::set<std::string>& idle);

/// Reads suite files, and those that they name, which stand behind them and inherit their parameters.
/// \param problems gets all that is wrong in all of them
Loaded load(const std::vector<std::string>& paths, Problems& problems);

}  // namespace offbeat::suite
