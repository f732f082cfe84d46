#pragma once

#include "offbeat/method.hpp"
#include "offbeat/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace offbeat {

namespace suite {
class GroupFilter;
using Parameters = std::map<std::string, std::string, std::less<>>;
}  // namespace suite

/// What a suite file says of one method in one of its tests.
struct SuiteScope {
    std::string test;              ///< the `<test>`'s name
    std::string class_name;        ///< of the method's class in the plan, where a class may stand several times
    std::string description = {};  ///< for people; the annotation's refers to it
    suite::Parameters parameters = {};
    std::vector<std::string> groups_upstream = {};  ///< of the file's `<dependencies>`
    bool chosen = false;                            ///< whether the test runs it at all
    // Of a method that is chosen, which of the rows.
    std::shared_ptr<const suite::GroupFilter> groups = {};  ///< null: of all groups
    std::optional<std::set<std::string>> rows = {};         ///< these ids only, and those of `numbers`; nothing: all
    std::vector<std::uint64_t> numbers = {};                ///< counted from 0
    // For the file of the failed rows.
    std::string time_out = {};
    bool skips_failed = false;
};

/// The name of a method's class in the plan and the reports.
const std::string& planned_class(const TestMethod& test);

/// Whether a method runs at all; a suite file may leave it out.
bool is_chosen(const TestMethod& test);

/// An arrangement's names of classes in the plan, as the classes' own names in one test.
Arrangement within(const Arrangement& arrangement, const std::vector<TestMethod>& tests);

/// Takes away what was told before.
void keep_first(std::vector<std::string>& problems);

}  // namespace offbeat
