#pragma once

#include "command_line.hpp"
#include "suite/choose.hpp"
#include "suite/load.hpp"
#include "suite/problems.hpp"

#include <string>
#include <vector>

namespace offbeat::suite {

/// A run by suite files: what they say, and what that makes of the program's tests.
///
///     SuiteRun suites(line);                       // reads and matches the files
///     settings.tests = &suites.tests();
///     Plan plan = make_plan(settings);
///     tell(suites.settle(line, settings, plan));
class SuiteRun {
public:
    /// \param line gets what the files say of jobs and gates, where the command line says nothing
    explicit SuiteRun(CommandLine& line);

    [[nodiscard]] bool wrong() const { return problems_.any(); }
    [[nodiscard]] const std::vector<std::vector<TestMethod>>& tests() const { return chosen_.tests; }

    /// Takes out of the plan what has no rows to run, and has the line select those of the others.
    /// \returns all that is wrong with the files, as a person reads it
    /// \param settings by which the plan was made
    const std::vector<std::string>& settle(CommandLine& line, const PlanSettings& settings, Plan& plan);

private:
    void check_groups(const Plan& plan, PlanSettings settings);

    std::vector<TestMethod> registered_;
    Problems problems_;
    Loaded loaded_;
    Chosen chosen_;
};

}  // namespace offbeat::suite
