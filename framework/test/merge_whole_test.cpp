// What the whole of several shards is said to be.

#include "support/shards.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

BOOST_AUTO_TEST_SUITE(merged_whole)

BOOST_AUTO_TEST_CASE(gates_that_all_shards_had_are_those_of_the_whole) {
    Oddity odd;
    odd.gates = {"nobody=50"};
    Shards shards(2, odd);
    BOOST_TEST(!shards.merge());  // nothing is in that group
    BOOST_TEST(shards.gate(0) == "nobody");
    Shards asked(2, odd);
    asked.settings.gates = {"other=50"};
    asked.merge();
    BOOST_TEST(asked.gate(0) == "other");
}

BOOST_AUTO_TEST_CASE(gates_in_which_shards_differ_must_be_told) {
    Oddity odd;
    odd.shard = 2;
    odd.gates = {"fault=80"};
    odd.own_gates = {"normal=50"};
    Shards shards(3, odd);
    BOOST_TEST(refusal(shards) == shards.folders[0] + " was judged by --gate=fault=80, and " + shards.folders[1] +
                                      " by --gate=fault=80 --gate=normal=50; say which gates the whole has: "
                                      "--gate=GROUP=PERCENT");
    BOOST_TEST(!std::filesystem::exists(shards.file("whole")));
    shards.settings.gates = {"normal=50"};
    shards.merge();
    BOOST_TEST(shards.gate(0) == "normal");
}

BOOST_AUTO_TEST_CASE(the_whole_has_the_command_line_of_all) {
    Shards shards(3);
    shards.merge();
    BOOST_TEST(shards.command_line() == "out/voucher --run_test='a b' --jobs=2");
    Oddity odd;
    odd.shard = 2;
    odd.words = " --random";
    Shards differ(3, odd);
    differ.merge();
    BOOST_TEST(differ.command_line().empty());
}

BOOST_AUTO_TEST_CASE(a_run_that_was_killed_took_as_long_as_it_was_heard_of) {
    const TempDir dir;
    write_run(dir.file("killed"), Status::passed, true);
    Shards shards(1);
    shards.folders = {dir.file("killed")};
    shards.merge();
    BOOST_TEST(shards.duration() == 3);
    shards.folders = {shards.file("shard-1")};
    shards.merge();
    BOOST_TEST(shards.duration() == 2.5);
}

BOOST_AUTO_TEST_SUITE_END()
