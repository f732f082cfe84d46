#pragma once

#include <boost/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace errors {

/// What a program left when it had ended.
struct Ended {
    int status = -1;     ///< -1: it had to be ended, or a signal ended it
    double seconds = 0;  ///< that it took
    std::string said;    ///< standard output and error
};

/// Runs a program to its end, or ends it after a minute and a half.
/// \param environment `NAME=value`, beside what this program has but for Boost.Test's and Offbeat's own
Ended run(const std::vector<std::string>& command, const std::vector<std::string>& environment);

/// A test program's run, and what its report says.
struct Run : Ended {
    boost::json::object report;

    [[nodiscard]] std::size_t count(const char* what) const;  ///< `broken`
    /// `broken`, `passed` …; empty: it has no such row.
    [[nodiscard]] std::string status_of(const std::string& row) const;
    /// Why it is broken or skipped, and all its failures, a line each.
    [[nodiscard]] std::string told_of(const std::string& row) const;

    /// A label that it carries in reports; empty: it doesn't.
    [[nodiscard]] std::string label_of(const std::string& row, const std::string& label) const;

private:
    [[nodiscard]] const boost::json::object* find(const std::string& row) const;
};

}  // namespace errors
