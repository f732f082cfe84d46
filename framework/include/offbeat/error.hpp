#pragma once

#include "offbeat/location.hpp"

#include <stdexcept>
#include <string>

namespace offbeat {

/// The root of all that Offbeat throws.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One mistake in what a tester wrote. Its text is `file:line:column: what; expected …; hint`.
struct Problem {
    Location where;
    std::string what;
    std::string expected = {};  ///< what would have been right, without the word "expected"; empty: goes without saying
    std::string hint = {};      ///< such as `did you mean "pid"?`
};

/// The problem as one line for people.
std::string to_string(const Problem& problem);

/// The user's file or annotation is wrong. Shown without a trace: the place to mend is in it.
class SetupError : public Error {
public:
    explicit SetupError(Problem problem) : Error(to_string(problem)), problem_(std::move(problem)) {}

    [[nodiscard]] const Problem& problem() const { return problem_; }

private:
    Problem problem_;
};

/// Something outside isn't there (an engine, a server). The rows that need it are skipped with this reason.
class EnvironmentError : public Error {
public:
    using Error::Error;
};

/// Thrown by skip(): the row is skipped with this reason, as with TestNG's SkipException.
class Skipped : public Error {
public:
    using Error::Error;
};

/// Ends the running row (from a body, a before-method or a provider) as skipped, with its reason.
[[noreturn]] void skip(const std::string& reason);

}  // namespace offbeat
