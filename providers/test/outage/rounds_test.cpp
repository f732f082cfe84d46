// Which rows strike at the same time, and on how many stacks.

#include "outage/cells.hpp"
#include "outage/rounds.hpp"

#include <boost/test/unit_test.hpp>

#include <deque>

using namespace offbeat;
using namespace offbeat::outage;

namespace {

using Lanes = std::vector<std::string>;

/// Rows by fault, begin and end, as a driver has them.
class Rows {
public:
    Rows& add(const char* fault, const char* begin, const char* end = "", double scale = 0.025, unsigned load = 0) {
        Scenario scenario;
        scenario.fault = fault_of(fault);
        scenario.begin = begin_of(begin);
        scenario.end = end_of(end, scenario.fault);
        scenario.scale = scale;
        scenario.load = load;
        outages_.emplace_back(scenario);
        jobs_.push_back({outages_.back()});
        return *this;
    }

    /// The sizes of the rounds, lane by lane: `3a 1t 2s`, by their kind.
    std::vector<std::string> planned(unsigned at_once = 24, double slowdown = 1) {
        std::vector<Job*> jobs;
        for (auto& job : jobs_) jobs.push_back(&job);
        std::vector<std::string> lanes;
        for (const auto& lane : plan_lanes(jobs, at_once, slowdown)) {
            std::string text;
            for (const auto& round : lane.rounds) {
                text +=
                    (text.empty() ? "" : " ") + std::to_string(round.jobs.size()) + "tas"[static_cast<int>(round.kind)];
            }
            lanes.push_back(text);
        }
        return lanes;
    }

    Lanes one_by_one() {
        std::vector<Job*> jobs;
        for (auto& job : jobs_) jobs.push_back(&job);
        Lanes rounds;
        for (const auto& round : offbeat::outage::one_by_one(jobs))
            rounds.push_back(std::to_string(round.jobs.size()) + "tas"[static_cast<int>(round.kind)]);
        return rounds;
    }

private:
    std::deque<Outage> outages_;
    std::deque<Job> jobs_;
};

void check(const Lanes& lanes, const Lanes& expected) {
    BOOST_TEST(lanes == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_rounds)

BOOST_AUTO_TEST_CASE(rows_that_name_their_key_strike_together) {
    check(Rows().add("none", "").add("reset", "on(INSERT)").add("close", "after(COMMIT)").planned(), {"3t"});
    check(Rows().add("none", "").add("reset", "on(INSERT)").add("close", "after(COMMIT)").planned(2), {"2t 1t"});
}

BOOST_AUTO_TEST_CASE(a_moment_without_a_key_is_struck_alone) {
    check(Rows().add("reset", "on(BEGIN)").add("reset", "on(accept)").planned(), {"1a 1a"});
    check(Rows().add("latency(5ms)", "on(BEGIN)", "after-response").planned(), {"1a"});
    check(Rows().add("reset", "on(INSERT)", "", 0.025, 4).planned(), {"1a"});
}

BOOST_AUTO_TEST_CASE(rows_meet_at_one_outage_that_begins_and_ends_alike) {
    check(Rows()
              .add("stop", "on(INSERT)", "after-response")
              .add("stop", "before-request", "after-response")
              .add("stop", "on(INSERT)", "2s")
              .add("kill", "on(INSERT)", "after-response")
              .planned(),
          {"2s 1s 1s"});
}

BOOST_AUTO_TEST_CASE(real_delays_are_worth_a_second_stack_and_a_scale_needs_its_own) {
    check(Rows()
              .add("none", "", "", 1)
              .add("stop", "on(INSERT)", "after-response", 1)
              .add("stop", "before-request", "2s", 1)
              .planned(),
          {"1s", "1s 1t"});
    check(Rows().add("reset", "on(INSERT)", "", 1).add("reset", "on(INSERT)").planned(), {"1t", "1t"});
}

BOOST_AUTO_TEST_CASE(rows_that_are_struck_again_have_a_round_each) {
    Rows rows;
    rows.add("stop", "on(INSERT)", "after-response")
        .add("stop", "on(COMMIT)", "after-response")
        .add("reset", "on(INSERT)");
    check(rows.one_by_one(), {"1s", "1s", "1t"});
}

BOOST_AUTO_TEST_CASE(a_slow_machine_has_fewer_stacks_but_for_what_only_waits) {
    const auto restarts = [] {
        return std::move(Rows()
                             .add("stop", "on(INSERT)", "after-response", 1)
                             .add("kill", "on(INSERT)", "after-response", 1)
                             .add("restart", "on(INSERT)", "", 1));
    };
    check(restarts().planned(24), {"1s", "1s", "1s"});
    check(restarts().planned(24, 7), {"1s 1s", "1s"});
    const auto silences = [] {
        return std::move(Rows()
                             .add("pause", "on(INSERT)", "after-response")
                             .add("disconnect", "on(INSERT)", "after-response")
                             .add("kill", "on(INSERT)", "after-response"));
    };
    check(silences().planned(24, 7), {"1s 1s 1s"});
    check(silences().add("pause", "on(INSERT)", "after-response", 0.025, 1).planned(24, 7), {"1s 1s", "1s 1s"});
}

BOOST_AUTO_TEST_SUITE_END()
