#define BOOST_TEST_MODULE bench_measure
#include "process_tree.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <fstream>
#include <iterator>

namespace {

const std::string output = "/tmp/offbeat_bench_measure_test." + std::to_string(getpid());
const std::string spin = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";

struct Scratch {
    ~Scratch() { unlink(output.c_str()); }
};

bench::Usage shell(const std::string& script, double limit = 60) {
    return bench::run_measured({"/bin/sh", "-c", script}, output, limit);
}

std::string printed() {
    std::ifstream file(output);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(process_tree, Scratch)

BOOST_AUTO_TEST_CASE(says_how_the_command_ended) {
    BOOST_TEST(shell("exit 3").status == 3);
    BOOST_TEST(shell("kill -TERM $$").status == 143);
    BOOST_TEST(bench::run_measured({"/no/such/program"}, output, 60).status == 127);
}

BOOST_AUTO_TEST_CASE(keeps_what_it_printed_in_both_streams) {
    shell("echo out; echo err >&2");
    BOOST_TEST(printed() == "out\nerr\n");
}

BOOST_AUTO_TEST_CASE(counts_the_time_of_children_and_of_orphans) {
    const double alone = shell(spin).cpu;
    BOOST_TEST(alone > 0.02);
    BOOST_TEST(shell("sh -c '" + spin + "'; true").cpu > alone / 2);
    const auto orphan = shell("(" + spin + ") & exit 0");
    BOOST_TEST(orphan.cpu > alone / 2);
    BOOST_TEST(orphan.left == 0);
    BOOST_TEST(shell("true").cpu < alone / 2);
}

BOOST_AUTO_TEST_CASE(does_not_take_waiting_for_work) {
    const auto used = shell("sleep 0.3");
    BOOST_TEST(used.wall >= 0.3);
    BOOST_TEST(used.cpu < 0.1);
}

BOOST_AUTO_TEST_CASE(adds_the_memory_of_processes_that_run_together) {
    // tail keeps what it is to print until its input ends.
    const std::string hold = "(head -c 60M /dev/zero; sleep 1) | tail -c 60M >/dev/null";
    const auto one = shell(hold);
    BOOST_TEST(one.peak_kib > 55'000);
    BOOST_TEST(one.peak_kib < 100'000);
    const auto two = shell("(" + hold + ") & " + hold + "; wait");
    BOOST_TEST(two.peak_kib > 110'000);
    BOOST_TEST(two.most_processes >= 5);
}

BOOST_AUTO_TEST_CASE(ends_what_takes_too_long_with_its_children) {
    const auto used = shell("sleep 60 & sleep 60", 0.2);
    BOOST_TEST(used.timed_out);
    BOOST_TEST(used.status == 137);
    BOOST_TEST(used.wall < 10);
}

BOOST_AUTO_TEST_CASE(ends_and_counts_what_a_command_leaves_behind) {
    const auto used = shell("sleep 60 & exit 0");
    BOOST_TEST(used.status == 0);
    BOOST_TEST(used.left == 1);
    BOOST_TEST(!used.timed_out);
}

BOOST_AUTO_TEST_SUITE_END()
