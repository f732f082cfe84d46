// A run in shards on a Slurm of three nodes, some of which are lost.

#include "shards.hpp"

#include <boost/test/unit_test.hpp>

using selftest::Outcome;

namespace {

constexpr int rows = 300;

/// The id that Slurm has for a task of the run's array that waits.
std::string waiting_task(int number) {
    const std::string found =
        shell("squeue --noheader --array --states=PENDING --name=submit_sample --format=%i | grep _" +
              std::to_string(number) + '$');
    return found.substr(0, found.find('\n'));
}

/// What tools/with_slurm does to a node: `--lose`, `--cut`, `--mend`.
void at_node(const std::string& what, const std::string& node) {
    shell(with_slurm() + ' ' + what + ' ' + node);
}

/// How many rows began in a second attempt.
int rows_again(const Shards& shards) {
    int count = 0;
    for (const auto& note : shards.notes()) count += note[2] == "1" ? 1 : 0;
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(slurm)

BOOST_AUTO_TEST_CASE(a_node_that_is_only_cut_off_doubles_no_row) {
    Shards shards;
    std::string node;
    const Outcome done =
        shards.submit({"--engine=slurm", "--shards=3", "--wait", "--sbatch=--exclusive"}, {"--pace=30"}, [&] {
            node = shards.await_note()[1];
            at_node("--cut", node);
        });
    at_node("--mend", node);
    BOOST_TEST(done.status == 0, done.out << done.err);
    shards.expect_each_once(rows);
    // Both attempts came to their end: more rows ran than there are, a shard's number of them twice.
    const int again = rows_again(shards);
    BOOST_TEST(again > 0, "no shard was run again");
    BOOST_TEST(shards.notes().size() == static_cast<std::size_t>(rows + again));
    BOOST_TEST(shards.results("shard-").size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_lost_node_costs_no_row) {
    Shards shards;
    const Outcome done = shards.submit({"--engine=slurm", "--shards=9", "--wait"}, {"--pace=100"}, [&] {
        shards.await_note([](const auto& note) { return note[1] == "n1"; });
        at_node("--lose", "n1");
    });
    BOOST_TEST(done.status == 0, done.out << done.err);
    shards.expect_each_once(rows);
    BOOST_TEST(holds(done.out, "300 passed"), done.out);
    BOOST_TEST(rows_again(shards) > 0, "no shard was run again");
    BOOST_TEST(shards.results("shard-").size() > 9U, "the node had no attempt begun");
}

BOOST_AUTO_TEST_CASE(a_shard_that_is_interrupted_and_run_again_counts_once) {
    Shards shards;
    const Outcome done = shards.submit({"--engine=slurm", "--shards=2", "--wait"}, {"--pace=30"}, [&] {
        shards.await_note();
        // Slurm asks it to end, and holds it for two minutes. Two seconds do: a node refuses a job that it has ended in
        // the same one.
        shell("task=$(squeue --noheader --array --states=RUNNING --name=submit_sample --format=%i | head -n 1)\n"
              "scontrol requeue $task && scontrol update JobId=$task StartTime=now+2");
    });
    BOOST_TEST(done.status == 0, done.out << done.err);
    shards.expect_each_once(rows);
    BOOST_TEST(rows_again(shards) > 0, "no shard was run again");
}

BOOST_AUTO_TEST_CASE(a_row_that_fails_in_one_shard_makes_the_whole_red) {
    Shards shards;
    const Outcome done = shards.submit({"--engine=slurm", "--shards=6", "--wait"}, {"--failing=row_77"});
    BOOST_TEST(done.status == 1, done.out << done.err);
    shards.expect_each_once(rows);
    BOOST_TEST(holds(done.out, "row_77"), done.out);
    BOOST_TEST(holds(done.out, "299 passed"), done.out);
}

BOOST_AUTO_TEST_CASE(a_shard_that_nobody_runs_again_is_missed) {
    Shards shards;
    const Outcome done = shards.submit(
        {"--engine=slurm", "--shards=4", "--wait", "--at-once=2", "--sbatch=--no-requeue", "--sbatch=--exclusive"},
        {"--pace=40"}, [&] {
            shards.await_note();
            shell("scancel " + waiting_task(4));
            at_node("--lose", shards.await_note()[1]);
        });
    BOOST_TEST(done.status == 1, done.out << done.err);
    BOOST_TEST(holds(done.out, "shard 4 "), done.out);
    BOOST_TEST(holds(done.out, "didn't come to its end"), done.out);
    for (const auto& [row, number] : shards.in_journal()) BOOST_TEST(number == 1, row);
    BOOST_TEST(shards.in_journal().size() < 300U);
}

BOOST_AUTO_TEST_CASE(what_slurm_refuses_is_passed_on_and_leaves_nothing) {
    Shards shards;
    const Outcome done = shards.submit({"--engine=slurm", "--shards=500000"}, {});
    BOOST_TEST(done.status == 3);
    BOOST_TEST(holds(done.err, "Invalid job array specification"), done.err);
    BOOST_TEST(shards.results("").empty());
    const Outcome other = shards.submit({"--engine=slurm", "--shards=2", "--sbatch=--partition=none"}, {});
    BOOST_TEST(other.status == 3);
    BOOST_TEST(holds(other.err, "invalid partition"), other.err);
}

BOOST_AUTO_TEST_CASE(a_merge_that_was_cancelled_is_not_waited_for) {
    Shards shards;
    const Outcome done = shards.submit({"--engine=slurm", "--shards=1", "--wait"}, {"--count=100", "--pace=20"},
                                       [&] { shards.await_note(), shell("scancel --name=submit_sample-merge"); });
    BOOST_TEST(done.status == 3, done.out);
    BOOST_TEST(holds(done.err, "is gone and has told nothing"), done.err);
}

BOOST_AUTO_TEST_SUITE_END()
