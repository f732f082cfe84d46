#include "offbeat/difference.hpp"
#include "offbeat/error.hpp"
#include "offbeat/merge.hpp"
#include "report/builtin.hpp"
#include "shard/partition.hpp"
#include "support/fake_run.hpp"
#include "support/temp_dir.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>

using namespace offbeat;
using namespace offbeat::test;

namespace {

/// What one shard does otherwise than it should.
struct Oddity {
    unsigned shard = 0;                       ///< which; 0: none
    std::size_t lost = 0;                     ///< so many of its rows have no verdict
    bool killed = false;                      ///< in the midst of its last row
    std::size_t foreign = 0;                  ///< so many rows of another shard it runs, too
    bool late = false;                        ///< an after-class method failed, in each of them
    std::size_t streamed = 0;                 ///< rows of a method that streams, beside
    std::vector<std::string> gates = {};      ///< of all shards
    std::string words = {};                   ///< of its command line, besides
    std::vector<std::string> own_gates = {};  ///< of this one, besides
};

/// Shards of the mixed run, each with a journal of its own, and what they come to.
class Shards {
public:
    explicit Shards(unsigned of, const Oddity& odd = {}) {
        for (unsigned number = 1; number <= of; ++number) {
            folders.push_back(dir_.file("shard-" + std::to_string(number)));
            write(number, of, odd);
        }
    }

    bool merge(unsigned shards = 0) {
        settings.folders = folders;
        settings.report_dir = dir_.file("whole");
        settings.shards = shards;
        settings.reports = {"json", "junit"};
        const bool green = merge_shards(settings);
        report_ = boost::json::parse(read_file(dir_.file("whole/report.json")));
        return green;
    }

    [[nodiscard]] std::int64_t count(const char* what) const { return report_.at("summary").at(what).as_int64(); }
    /// Of rows of the class Shards, what they say.
    [[nodiscard]] std::map<std::string, std::string> troubles() const {
        std::map<std::string, std::string> all;
        for (const auto& row : report_.at("rows").as_array()) {
            if (row.at("class").as_string() == "Shards")
                all[row.at("id").as_string().c_str()] = row.at("cause").as_string().c_str();
        }
        return all;
    }
    [[nodiscard]] std::map<std::string, int> rows() const {
        std::map<std::string, int> all;
        for (const auto& row : report_.at("rows").as_array())
            ++all[std::string(row.at("class").as_string()) + '.' + row.at("method").as_string().c_str() + '.' +
                  row.at("id").as_string().c_str()];
        return all;
    }
    [[nodiscard]] std::string command_line() const {
        const auto* const line = report_.as_object().if_contains("commandLine");
        return line == nullptr ? std::string() : std::string(line->as_string());
    }
    [[nodiscard]] std::string shards() const { return boost::json::serialize(report_.at("shards")); }
    [[nodiscard]] double duration() const { return report_.at("duration").to_number<double>(); }
    [[nodiscard]] std::string gate(std::size_t which) const {
        return report_.at("gates").at(which).at("group").as_string().c_str();
    }
    [[nodiscard]] std::string file(const std::string& name) const { return dir_.file(name); }

    std::vector<std::string> folders;
    MergeSettings settings;

private:
    void write(unsigned number, unsigned of, const Oddity& odd) {
        const bool is_odd = odd.shard == number;
        const FakeRun run = voucher_run(folders.back());
        shard::Partition partition({number, of}, {});
        struct Own {
            const MethodPlan* plan;
            std::vector<const FakeRow*> rows = {};
        };
        std::vector<Own> methods;
        std::size_t foreign = is_odd ? odd.foreign : 0;
        RunStarted started = run.started;
        started.planned = 0;
        for (const auto& method : run.methods) {
            Own own{&method.plan};
            for (const auto& row : method.rows) {
                const bool mine = partition.mine(method.plan, row.row.id);
                if (mine) ++started.planned;
                if (mine || (foreign > 0 && foreign-- > 0)) own.rows.push_back(&row);
            }
            if (!own.rows.empty()) methods.push_back(own);
        }
        started.shard = partition.shard();
        started.command_line = "out/voucher --shard=" + std::to_string(number) + "/9 --run_test='a b' --report-dir '" +
                               folders.back() + "/it'\\''s' --jobs=2" + (is_odd ? odd.words : "");
        started.gates = odd.gates;
        if (is_odd) started.gates.insert(started.gates.end(), odd.own_gates.begin(), odd.own_gates.end());
        started.started.replace(17, 2, std::to_string(30 + number));
        const auto journal = report::make_journal(folders.back());
        journal->on(started);
        for (const auto& method : methods) journal->on(*method.plan);
        MethodPlan stream;
        stream.class_name = "StreamTest";
        stream.method = "testMany";
        stream.counted = false;
        if (odd.streamed > 0) journal->on(stream);
        const std::vector<Failure> none;
        Summary summary;
        for (const auto& method : methods) {
            const std::size_t lost = is_odd && &method == &methods.back() ? odd.lost : 0;
            for (std::size_t i = 0; i + lost < method.rows.size(); ++i) {
                const FakeRow& row = *method.rows[i];
                journal->on(RowStarted{*method.plan, row.row});
                if (is_odd && odd.killed && i + lost + 1 == method.rows.size()) return;
                journal->on(RowFinished{*method.plan, row.row, row.status, row.cause, row.failures, row.seconds, ""});
            }
        }
        if (odd.streamed > 0) {
            RowTally all;
            for (std::size_t i = 0; i < odd.streamed; ++i) {
                Row row;
                row.id = "row_" + std::to_string(i);
                if (!partition.mine(stream, row.id, all) || (is_odd && i == odd.streamed / 2)) continue;
                journal->on(RowStarted{stream, row});
                journal->on(RowFinished{stream, row, Status::passed, "", none, 0.001, ""});
            }
            journal->on(StreamEnded{stream, all});
        }
        if (odd.late) {
            MethodPlan late;
            late.class_name = run.methods.front().plan.class_name;
            late.method = "after_class";
            late.rows = 1;
            Row row;
            row.id = "after_class";
            journal->on(late);
            journal->on(RowStarted{late, row});
            journal->on(RowFinished{late, row, Status::broken, "the after-class method failed", none, 0, ""});
        }
        journal->on(RunFinished{summary, 2.5});
    }

    TempDir dir_;
    boost::json::value report_;
};

/// A run of which `status` is the third row's, as a journal has it; or one that ends with it.
void write_run(const std::string& folder, Status status, bool killed = false) {
    FakeRun run = voucher_run(folder);
    const auto journal = report::make_journal(folder);
    journal->on(run.started);
    const auto& method = run.methods.front();
    journal->on(method.plan);
    Summary summary;
    const std::vector<Attempt> tries(status == Status::flaky ? 1 : 0);
    for (std::size_t i = 0; i < method.rows.size(); ++i) {
        const FakeRow& row = method.rows[i];
        const double at = static_cast<double>(i);
        journal->on(RowStarted{method.plan, row.row, 0, at});
        if (killed && i == 3) return;
        for (const auto& attempt : i == 2 ? tries : std::vector<Attempt>())
            journal->on(RowRetried{method.plan, row.row, attempt});
        journal->on(RowFinished{method.plan,
                                row.row,
                                i == 2 ? status : Status::passed,
                                "",
                                {},
                                0.5,
                                "",
                                0,
                                true,
                                i == 2 ? tries : RowFinished::no_attempts,
                                at});
    }
    journal->on(RunFinished{summary, 60});
}

std::string refusal(Shards& shards) {
    try {
        shards.merge();
    } catch (const Error& wrong) {
        return wrong.what();
    }
    return "merged";
}

}  // namespace

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

namespace {

/// What is told of a run that passed and another, and whether the other is sound.
std::pair<bool, std::string> difference_to(Status status, bool killed = false) {
    const TempDir dir;
    write_run(dir.file("before"), Status::passed);
    write_run(dir.file("after"), status, killed);
    std::ostringstream out;
    const bool sound = tell_difference(dir.file("before"), dir.file("after"), {}, 1, out);
    return {sound, out.str()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_that_is_flaky_now_is_told_and_has_passed) {
    const auto [sound, text] = difference_to(Status::flaky);
    BOOST_TEST(sound);
    BOOST_TEST(text.starts_with("1 newly flaky\n"), text);
    BOOST_TEST(text.find(": passed at attempt 2 (passed before)\n") != std::string::npos, text);
    BOOST_TEST(text.ends_with("53 rows before, 53 now: 1 changes\n"), text);
}

BOOST_AUTO_TEST_CASE(a_later_run_that_did_not_end_is_not_sound) {
    BOOST_TEST(difference_to(Status::passed).first);
    BOOST_TEST(!difference_to(Status::failed).first);
    const TempDir dir;
    write_run(dir.file("whole"), Status::passed);
    write_run(dir.file("killed"), Status::passed, true);
    std::ostringstream out;
    // Of the run before it doesn't matter.
    BOOST_TEST(tell_difference(dir.file("killed"), dir.file("whole"), {}, 1, out));
    // Even where all that it told is as it was: the row that it was at broke both times.
    BOOST_TEST(!tell_difference(dir.file("killed"), dir.file("killed"), {}, 1, out));
    BOOST_TEST(out.str().find("killed: this run didn't come to its end\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
