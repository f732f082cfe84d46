#pragma once

#include "dependencies.hpp"
#include "run.hpp"
#include "work/crew.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat {

namespace ut = boost::unit_test;

/// A case of Boost.Test, and what it stands for.
struct Case {
    const PlannedMethod* method;
    Row* row;  ///< null: all rows of a method that streams
    std::size_t class_index;
    ut::test_unit_id id = ut::INV_TEST_UNIT_ID;
    bool selected = false;  ///< by Boost.Test's filters; remembered, since they are gone when a body ends the program
    bool done = false;      ///< a row: it began, a stream: it came to its end
};

/// What Boost.Test's plain init function must reach.
struct Session {
    Plan& plan;
    const PlanSettings& settings;
    Run& run;
    const CommandLine& line;
    std::vector<Case> cases = {};
    std::vector<ut::test_unit_id> suites = {};  ///< of the classes; by lane, so that one may stand here several times
    std::vector<work::Entry> entries = {};      ///< the cases, once they are known
    std::optional<work::Board> all = {};        ///< of which the board tells
    std::optional<Dependencies> dependencies = {};
    std::unique_ptr<work::Crew> crew = {};     ///< null: this process runs all rows itself
    std::optional<std::uint32_t> worker = {};  ///< a worker's number, in its process
    bool only_asks = false;                    ///< which cases its filters leave; nothing is to run
    bool told = false;                         ///< the runner has seen the run to its end
    std::string trouble = {};                  ///< why it couldn't

    [[nodiscard]] work::Board& board() { return *all; }
};
/// Null: Boost.Test runs nothing of ours.
extern Session* session;

/// Has Boost.Test make the tree of the session's plan and run it. \param words its options \returns its exit status
int boost_main(const CommandLine& line, std::vector<std::string> words);
/// Adds a method's rows to Boost.Test's tree, below its class.
void add_method(PlannedMethod& method);
/// What Boost.Test runs as a case. \param index of the case
void run_from(std::size_t index);
/// After the last row of a class, or of a worker's part of it.
void end_class(const std::string& class_name);
/// A worker ends: what static objects put in order is put in order.
[[noreturn]] void end_worker();

}  // namespace offbeat
