#include "support/shards.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

BOOST_AUTO_TEST_SUITE(merging)

BOOST_AUTO_TEST_CASE(all_rows_of_all_shards_once) {
    for (const unsigned of : {1U, 2U, 3U, 60U}) {
        Shards shards(of);
        BOOST_TEST(shards.merge(of));
        for (const char* what : {"planned", "run", "reported", "passed"}) BOOST_TEST(shards.count(what) == 53);
        BOOST_TEST(shards.rows().size() == 53U);
        BOOST_TEST(shards.troubles().empty());
    }
}

BOOST_AUTO_TEST_CASE(rows_say_whose_they_are_and_begin_when_they_began) {
    Shards shards(3);
    BOOST_TEST(shards.merge());
    const std::string journal = read_file(shards.file("whole/journal.jsonl"));
    BOOST_TEST(journal.find("\"started\":\"2026-11-20T17:36:31+08:00\"") != std::string::npos);
    for (const char* place :
         {"\"at\":0.000000,\"shard\":1,", "\"at\":1.000000,\"shard\":2,", "\"at\":2.000000,\"shard\":3,"})
        BOOST_TEST(journal.find(place) != std::string::npos, place);
    BOOST_TEST(shards.duration() == 4.5);  // until the last of them, which began last, had ended
    Shards again(1);
    again.folders = {shards.file("whole")};
    BOOST_TEST(again.merge());
    const std::string second = read_file(again.file("whole/journal.jsonl"));
    BOOST_TEST(second.find("\"at\":2.000000,\"shard\":3,") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_journal_of_the_whole_is_a_journal) {
    Shards shards(3);
    BOOST_TEST(shards.merge());
    Shards again(1);
    again.folders = {shards.file("whole")};
    BOOST_TEST(again.merge());
    BOOST_TEST(again.count("passed") == 53);
}

BOOST_AUTO_TEST_CASE(a_missing_shard_is_told) {
    Shards shards(3);
    shards.folders.erase(shards.folders.begin() + 1);
    BOOST_TEST(!shards.merge());
    const auto troubles = shards.troubles();
    BOOST_TEST(troubles.size() == 1U);
    BOOST_TEST(troubles.at("shard_2").starts_with("shard 2 of 3 is missing"));
    BOOST_TEST(shards.shards() == R"({"joined":2,"missing":[2]})");
    BOOST_TEST(shards.count("planned") == 54);
    BOOST_TEST(shards.count("run") < 54);
}

BOOST_AUTO_TEST_CASE(a_shard_without_rows_is_here_too) {
    Shards shards(60);
    BOOST_TEST(shards.merge());
    BOOST_TEST(shards.shards() == R"({"joined":60,"missing":[]})");
}

BOOST_AUTO_TEST_CASE(more_shards_are_wanted_than_there_are) {
    Shards shards(2);
    BOOST_TEST(!shards.merge(3));
    BOOST_TEST(shards.troubles().contains("shard_3"));
}

BOOST_AUTO_TEST_CASE(a_shard_that_is_there_twice_is_told_with_its_rows) {
    Shards shards(3);
    shards.folders.push_back(shards.file("copy"));
    std::filesystem::copy(shards.folders[1], shards.folders[3], std::filesystem::copy_options::recursive);
    BOOST_TEST(!shards.merge());
    const auto troubles = shards.troubles();
    BOOST_TEST(troubles.at("shard_2").starts_with("shard 2 of 3 is there twice: "));
    BOOST_TEST(troubles.at("twice_1").ends_with(" has several verdicts: passed in shard 2, passed in shard 2"));
    BOOST_TEST(shards.count("planned") != shards.count("run"));
}

BOOST_AUTO_TEST_CASE(a_row_that_ran_in_two_shards_is_told_with_both_verdicts) {
    Oddity odd;
    odd.shard = 2;
    odd.foreign = 1;
    Shards shards(3, odd);
    BOOST_TEST(!shards.merge());
    const auto troubles = shards.troubles();
    BOOST_REQUIRE_EQUAL(troubles.size(), 1U);
    BOOST_TEST(troubles.at("twice_1").find("passed in shard 2") != std::string::npos, troubles.at("twice_1"));
}

BOOST_AUTO_TEST_CASE(a_shard_that_was_killed_is_told_with_the_row_that_it_was_at) {
    Oddity odd;
    odd.shard = 3;
    odd.killed = true;
    odd.lost = 2;
    Shards shards(3, odd);
    BOOST_TEST(!shards.merge());
    const auto troubles = shards.troubles();
    BOOST_REQUIRE_EQUAL(troubles.size(), 1U);
    BOOST_TEST(shards.shards() == R"({"joined":3,"missing":[]})");
    BOOST_TEST(troubles.at("shard_3").starts_with("shard 3 didn't come to its end; 2 of its "), troubles.at("shard_3"));
    BOOST_TEST(shards.count("broken") == 2);  // the row that it was at, and this one
}

BOOST_AUTO_TEST_CASE(a_row_without_a_verdict_is_told_though_the_shard_came_to_its_end) {
    Oddity odd;
    odd.shard = 1;
    odd.lost = 1;
    Shards shards(2, odd);
    BOOST_TEST(!shards.merge());
    BOOST_TEST(shards.troubles().at("shard_1").starts_with("shard 1 came to its end, and 1 of its "));
}

BOOST_AUTO_TEST_CASE(what_went_wrong_after_a_class_in_each_shard_is_told_of_each) {
    Oddity odd;
    odd.late = true;
    Shards shards(2, odd);
    BOOST_TEST(!shards.merge());
    BOOST_TEST(shards.troubles().empty());
    BOOST_TEST(shards.count("planned") == 55);
    BOOST_TEST(shards.count("broken") == 2);
    int late = 0;
    for (const auto& [name, count] : shards.rows()) {
        if (name.ends_with(".after_class_shard_1") || name.ends_with(".after_class_shard_2")) late += count;
    }
    BOOST_TEST(late == 2);
}

BOOST_AUTO_TEST_CASE(streams_are_summed_up) {
    Oddity odd;
    odd.streamed = 100;
    Shards whole(3, odd);
    BOOST_TEST(whole.merge());
    BOOST_TEST(whole.count("passed") == 153);
    odd.shard = 2;
    for (odd.shard = 1; odd.shard <= 3; ++odd.shard) {
        // One of them doesn't run row 50, which may be its own.
        Shards shards(3, odd);
        const bool green = shards.merge();
        BOOST_TEST(green == (shards.count("passed") == 153));
        if (green) continue;
        BOOST_TEST(shards.troubles().at("StreamTest_testMany") ==
                   "1 of the 100 rows of StreamTest.testMany have no verdict");
        BOOST_TEST(shards.count("planned") == 154);
        return;
    }
    BOOST_ERROR("row 50 was nobody's");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_joined) {
    Shards none(1);
    none.folders = {none.file("nowhere")};
    BOOST_TEST(refusal(none) == "no journal.jsonl of a shard in " + none.file("nowhere"));
    Shards itself(2);
    itself.settings.report_dir = itself.folders[0];
    MergeSettings settings{itself.folders, itself.folders[0]};
    BOOST_CHECK_THROW(merge_shards(settings), Error);
    Shards empty(2);
    std::filesystem::resize_file(empty.folders[1] + "/journal.jsonl", 0);
    BOOST_TEST(refusal(empty) == "no run began in " + empty.folders[1] + "/journal.jsonl");
}

BOOST_AUTO_TEST_SUITE_END()
