// A run in shards as processes of this machine.

#include "shards.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using selftest::Outcome;

BOOST_AUTO_TEST_SUITE(local)

BOOST_AUTO_TEST_CASE(every_row_once) {
    Shards shards;
    const Outcome done = shards.submit({"--shards=5", "--at-once=3"}, {});
    BOOST_TEST(done.status == 0, done.out << done.err);
    shards.expect_each_once(300);
    BOOST_TEST(shards.results("shard-").size() == 5U);
    const Outcome again = shards.submit({"--shards=5"}, {});
    BOOST_TEST(again.status == 3);
    BOOST_TEST(holds(again.err, "isn't empty"), again.err);
}

BOOST_AUTO_TEST_CASE(more_shards_than_rows) {
    Shards shards;
    const Outcome done = shards.submit({"--shards=5"}, {"--count=2"});
    BOOST_TEST(done.status == 0, done.out << done.err);
    shards.expect_each_once(2);
}

BOOST_AUTO_TEST_CASE(the_first_of_two_attempts_counts) {
    Shards shards;
    BOOST_TEST(shards.submit({"--shards=2"}, {}).status == 0);
    for (int round = 0; round < 5; ++round) {
        std::filesystem::remove_all(shards.result("shard-1-of-2"));
        const std::string attempts = shell("cd " + shards.result("") +
                                           "; export SLURM_ARRAY_TASK_ID=1; SLURM_RESTART_COUNT=0 ./shard.sh & "
                                           "SLURM_RESTART_COUNT=1 ./shard.sh; wait $!");
        BOOST_TEST(holds(attempts, "this attempt of shard 1 of 2 isn't counted"), attempts);
        BOOST_TEST(std::filesystem::exists(shards.result("shard-1-of-2/journal.jsonl")));
        BOOST_TEST(shards.results("shard-1-of-2.attempt-").size() == static_cast<std::size_t>(round) + 1);
    }
    shell(shards.result("merge.sh"));
    shards.expect_each_once(300);
}

BOOST_AUTO_TEST_CASE(an_interrupted_run_tells_what_it_has) {
    Shards shards;
    const Outcome done = shards.submit({"--shards=4", "--at-once=2"}, {"--pace=50"}, [&] {
        shards.await_note();
        shell("kill -TERM $(pgrep -f '[s]ubmit --results=" + shards.result("") + "')");
    });
    BOOST_TEST(done.status == 128 + 15, done.out << done.err);
    BOOST_TEST(holds(done.out, "shard 3 "), done.out);
    BOOST_TEST(shards.in_journal().size() > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
