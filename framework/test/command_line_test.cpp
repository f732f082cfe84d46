#include "command_line.hpp"
#include "offbeat/error.hpp"
#include "offbeat/option.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace offbeat;

namespace {

using Words = std::vector<std::string>;

const DefaultOptions defaults{"--slow=7s"};

/// What tells Boost.Test how to report on this program isn't meant for the command lines that it reads.
struct NoEnvironment {
    NoEnvironment() { unsetenv("BOOST_TEST_REPORT_LEVEL"); }
};

CommandLine read(Words words) {
    words.insert(words.begin(), "build/bin/voucher");
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    auto line = read_command_line(static_cast<int>(argv.size()), argv.data());
    BOOST_REQUIRE(line.has_value());
    return *line;
}

bool passes(const CommandLine& line, const std::string& word) {
    return std::find(line.boost.begin(), line.boost.end(), word) != line.boost.end();
}

std::string refusal(const Words& words) {
    try {
        read(words);
    } catch (const Error& wrong) {
        return wrong.what();
    }
    return "taken";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(command_lines, NoEnvironment)

BOOST_AUTO_TEST_CASE(rows_run_in_workers_unless_boost_tells_of_them) {
    BOOST_TEST(read({}).work.jobs >= 1U);
    BOOST_TEST(passes(read({}), "--catch_system_errors=no"));
    BOOST_TEST(read({"--log_level=all"}).work.jobs == 0U);
    BOOST_TEST(read({"--jobs=3"}).work.jobs == 3U);
    BOOST_TEST(read({"--jobs=0"}).work.jobs == 0U);
    BOOST_TEST(read({"--resume"}).work.resume);
    BOOST_TEST(refusal({"--resume", "--jobs=0"}) == "--resume needs workers; it can't go with --jobs=0");
}

BOOST_AUTO_TEST_CASE(a_program_may_have_defaults_of_its_own) {
    BOOST_TEST(read({}).work.slow.count() == 7000);
    BOOST_TEST(read({"--slow=3s"}).work.slow.count() == 3000);
}

BOOST_AUTO_TEST_CASE(a_shard_has_a_folder_of_its_own) {
    const CommandLine line = read({"--shard=2/3"});
    BOOST_REQUIRE(line.shard.has_value());
    BOOST_TEST(line.shard->number == 2U);
    BOOST_TEST(line.report_dir.ends_with("build/report/voucher/shard-2-of-3"));
    BOOST_TEST(read({"--shard=2/3", "--report-dir=/x"}).report_dir == "/x");
    BOOST_TEST(read({"--shard=2/3", "--durations=/d"}).durations == "/d");
}

BOOST_AUTO_TEST_CASE(without_options_it_runs_and_boost_stays_silent) {
    const CommandLine line = read({});
    BOOST_TEST((line.ask == CommandLine::Ask::run));
    BOOST_TEST(line.program == "voucher");
    BOOST_TEST(line.executable == "build/bin/voucher");
    BOOST_TEST(line.row_bound == 10000U);
    BOOST_TEST(passes(line, "--log_level=nothing"));
    BOOST_TEST(passes(line, "--report_level=no"));
    BOOST_TEST(passes(line, "--color_output=no"));
    BOOST_TEST(std::filesystem::path(line.testres).is_absolute());
    BOOST_TEST(line.report_dir.ends_with("build/report/voucher"));
    BOOST_TEST(line.rerun.empty());
}

BOOST_AUTO_TEST_CASE(ours_are_taken_and_boosts_are_passed_on) {
    const CommandLine line =
        read({"--run_test=A/b", "--testres=x", "--row=r1", "--row-bound=7", "-t", "C", "--report-dir=/r"});
    BOOST_TEST(passes(line, "--run_test=A/b"));
    BOOST_TEST(passes(line, "-t"));
    BOOST_TEST(passes(line, "C"));
    BOOST_TEST(!passes(line, "--row=r1"));
    BOOST_TEST(line.testres == (std::filesystem::current_path() / "x").string());
    BOOST_TEST(line.report_dir == "/r");
    BOOST_TEST(line.row == "r1");
    BOOST_TEST(line.row_bound == 7U);
    BOOST_TEST((line.rerun == Words{"--testres=x", "--row-bound=7"}));
}

BOOST_AUTO_TEST_CASE(what_is_asked) {
    BOOST_TEST((read({"--plan"}).ask == CommandLine::Ask::plan));
    BOOST_TEST((read({"--list"}).ask == CommandLine::Ask::list));
    BOOST_TEST((read({"--rows"}).ask == CommandLine::Ask::rows));
    BOOST_TEST(read({"--list_content"}).boost_lists);
    BOOST_TEST(!read({"--log_level=all"}).boost_lists);
}

BOOST_AUTO_TEST_CASE(a_log_that_is_asked_for_is_left_alone) {
    for (const char* option : {"--log_level=all", "-lall", "--logger=HRF,all", "--log_format=XML", "--log_sink=x"}) {
        const CommandLine line = read({option});
        BOOST_TEST(line.boost_log, option);
        BOOST_TEST(!passes(line, "--log_level=nothing"), option);
    }
    BOOST_TEST(!passes(read({"--color_output=yes"}), "--color_output=no"));
    BOOST_TEST(!passes(read({"--report_level=short"}), "--report_level=no"));
}

BOOST_AUTO_TEST_CASE(what_stands_behind_two_dashes_is_the_suites_own) {
    const CommandLine line = read({"--row-bound=7", "--", "--nonsense", "x"});
    const Words last(line.boost.end() - 3, line.boost.end());
    BOOST_TEST((last == Words{"--", "--nonsense", "x"}));
    BOOST_TEST(passes(line, "--log_level=nothing"));
    BOOST_TEST((std::find(line.boost.begin(), line.boost.end(), "--log_level=nothing") <
                std::find(line.boost.begin(), line.boost.end(), "--")));
}

BOOST_AUTO_TEST_CASE(slips_are_refused_with_the_nearest_option) {
    BOOST_TEST(refusal({"--run_tset=A"}) == "unknown option --run_tset; did you mean \"run_test\"?");
    BOOST_TEST(refusal({"--pan"}) == "unknown option --pan; did you mean \"plan\"?");
    BOOST_TEST(refusal({"--ro=x"}) != "taken");  // no guessing
    BOOST_TEST(refusal({"--row-bound=x"}) != "taken");
    BOOST_TEST(refusal({"--row-bound=-1"}) == "--row-bound=-1 is negative");
    BOOST_TEST(refusal({"--retries=-1"}) == "--retries=-1 is negative");
    BOOST_TEST(refusal({"--max-failures=-3"}) == "--max-failures=-3 is negative");
    BOOST_TEST(refusal({"--repeat=-1"}) == "--repeat=-1; expected 1 to 1000000");
    BOOST_TEST(refusal({"--repeat-until-fail=0"}) == "--repeat-until-fail=0; expected 1 to 1000000");
}

BOOST_AUTO_TEST_CASE(a_suites_own_option_is_taken_and_told_for_the_rerun) {
    const Option store{"store", "memory", "where things are kept"};
    BOOST_TEST(!store.given());
    BOOST_TEST(store.value() == "memory");
    const CommandLine line = read({"--store=disk"});
    BOOST_TEST(store.given());
    BOOST_TEST(store.value() == "disk");
    BOOST_TEST((line.rerun == Words{"--store=disk"}));
    BOOST_TEST(refusal({"--stroe=x"}) == "unknown option --stroe; did you mean \"store\"?");
}

BOOST_AUTO_TEST_SUITE_END()
