#pragma once

#include "suite/file.hpp"
#include "suite/group_filter.hpp"
#include "suite/problems.hpp"

#include <memory>
#include <vector>

namespace offbeat::suite {

/// What suite files choose of a program's tests.
struct Chosen {
    /// A `<test>` each: the methods of its classes, in the file's order, in copies of their own; where one of them
    /// depends on others, behind them all methods, of which those that aren't the test's are not chosen.
    std::vector<std::vector<TestMethod>> tests;
    std::vector<std::shared_ptr<const GroupFilter>> filters;
};

/// \param times whether the files' time-outs count
/// \param problems gets classes, methods, packages and groups that there aren't
Chosen choose(const std::vector<Suite>& suites, const std::vector<TestMethod>& registered, bool times,
              Problems& problems);

}  // namespace offbeat::suite
