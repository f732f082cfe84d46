#include "offbeat/error.hpp"
#include "shard/durations.hpp"
#include "shard/environment.hpp"
#include "shard/partition.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

using namespace offbeat;
using offbeat::test::TempDir;

namespace {

using Environment = std::map<std::string, std::string>;

/// No engine's variables but these.
class Engine {
public:
    explicit Engine(const Environment& variables) {
        for (const char* name :
             {"TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", "TEST_SHARD_STATUS_FILE", "GTEST_SHARD_INDEX",
              "GTEST_TOTAL_SHARDS", "GTEST_SHARD_STATUS_FILE", "CI_NODE_INDEX", "CI_NODE_TOTAL", "CIRCLE_NODE_INDEX",
              "CIRCLE_NODE_TOTAL", "BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", "JOB_COMPLETION_INDEX",
              "JOB_COMPLETIONS", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN",
              "SLURM_ARRAY_TASK_STEP"}) {
            if (const char* value = std::getenv(name)) before_[name] = value;
            unsetenv(name);
        }
        for (const auto& [name, value] : variables) setenv(name.c_str(), value.c_str(), 1);
        set_ = variables;
    }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() {
        for (const auto& [name, value] : set_) unsetenv(name.c_str());
        for (const auto& [name, value] : before_) setenv(name.c_str(), value.c_str(), 1);
    }

private:
    Environment before_, set_;
};

/// `2/5 (WHO)`, `none`, or what was thrown.
std::string heard(const Environment& variables, const std::string& option = "") {
    const Engine engine(variables);
    try {
        const auto found = shard::shard_of(option);
        if (!found) return "none";
        return std::to_string(found->number) + '/' + std::to_string(found->of) + " (" + found->from + ')';
    } catch (const Error& wrong) {
        return wrong.what();
    }
}

MethodPlan method_named(const std::string& name) {
    MethodPlan method;
    method.class_name = "ShardTest";
    method.method = name;
    return method;
}

/// The rows row_0 … that each shard has.
std::vector<std::vector<std::string>> spread(unsigned of, int rows,
                                             const std::vector<shard::Duration>& durations = {}) {
    const MethodPlan method = method_named("testMany");
    std::vector<std::vector<std::string>> all;
    for (unsigned number = 1; number <= of; ++number) {
        shard::Partition partition({number, of}, durations);
        auto& own = all.emplace_back();
        for (int row = 0; row < rows; ++row) {
            const std::string id = "row_" + std::to_string(row);
            if (partition.mine(method, id)) own.push_back(id);
        }
        BOOST_TEST(partition.shard().all.rows == static_cast<std::uint64_t>(rows));
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shards)

BOOST_AUTO_TEST_CASE(each_engine_says_it_in_its_own_way) {
    BOOST_TEST(heard({}) == "none");
    BOOST_TEST(heard({{"TEST_SHARD_INDEX", "0"}, {"TEST_TOTAL_SHARDS", "3"}}) == "1/3 (TEST_SHARD_INDEX)");
    BOOST_TEST(heard({{"GTEST_SHARD_INDEX", "2"}, {"GTEST_TOTAL_SHARDS", "3"}}) == "3/3 (GTEST_SHARD_INDEX)");
    BOOST_TEST(heard({{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "3"}}) == "1/3 (CI_NODE_INDEX)");
    BOOST_TEST(heard({{"CI_NODE_TOTAL", "1"}}) == "none");
    BOOST_TEST(heard({{"CIRCLE_NODE_INDEX", "1"}, {"CIRCLE_NODE_TOTAL", "2"}}) == "2/2 (CIRCLE_NODE_INDEX)");
    BOOST_TEST(heard({{"BUILDKITE_PARALLEL_JOB", "0"}, {"BUILDKITE_PARALLEL_JOB_COUNT", "2"}}) ==
               "1/2 (BUILDKITE_PARALLEL_JOB)");
    BOOST_TEST(heard({{"JOB_COMPLETION_INDEX", "4"}, {"JOB_COMPLETIONS", "5"}}) == "5/5 (JOB_COMPLETION_INDEX)");
    BOOST_TEST(heard({{"JOB_COMPLETION_INDEX", "4"}}, "auto/5") == "5/5 (JOB_COMPLETION_INDEX)");
    const Environment slurm{{"SLURM_ARRAY_TASK_ID", "14"},
                            {"SLURM_ARRAY_TASK_COUNT", "3"},
                            {"SLURM_ARRAY_TASK_MIN", "10"},
                            {"SLURM_ARRAY_TASK_STEP", "2"}};
    BOOST_TEST(heard(slurm) == "3/3 (SLURM_ARRAY_TASK_ID)");
}

BOOST_AUTO_TEST_CASE(the_command_line_comes_first_then_bazel_then_googletest_then_engines) {
    Environment all{{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "3"}};
    BOOST_TEST(heard(all, "2/4") == "2/4 (--shard)");
    BOOST_TEST(heard(all, "none") == "none");
    BOOST_TEST(heard(all, "auto") == "1/3 (CI_NODE_INDEX)");
    all["GTEST_SHARD_INDEX"] = "4";
    all["GTEST_TOTAL_SHARDS"] = "6";
    BOOST_TEST(heard(all) == "5/6 (GTEST_SHARD_INDEX)");
    all["TEST_SHARD_INDEX"] = "6";
    all["TEST_TOTAL_SHARDS"] = "7";
    BOOST_TEST(heard(all) == "7/7 (TEST_SHARD_INDEX)");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_refused) {
    BOOST_TEST(heard({}, "auto") == "--shard=auto: no environment says which shard this is");
    for (const char* wrong :
         {"2", "/", "2/", "/5", "a/5", "2/a", "-1/5", "2/5/6", "2/0", "auto/", "auto/0", "Auto", "2 /5"})
        BOOST_TEST(heard({}, wrong) ==
                   std::string("--shard=") + wrong + " can't be read; expected 2/5, auto, auto/5 or none");
    BOOST_TEST(heard({}, "0/5") == "--shard=0/5: the shards are counted from 1 to 5");
    BOOST_TEST(heard({}, "6/5") == "--shard=6/5: the shards are counted from 1 to 5");
    BOOST_TEST(heard({{"TEST_SHARD_INDEX", "3"}, {"TEST_TOTAL_SHARDS", "3"}}) ==
               "TEST_SHARD_INDEX=3 isn't one of 3 shards, counted from 0");
    BOOST_TEST(heard({{"CI_NODE_INDEX", "0"}, {"CI_NODE_TOTAL", "3"}}) ==
               "CI_NODE_INDEX=0 isn't one of 3 shards, counted from 1");
    BOOST_TEST(heard({{"TEST_TOTAL_SHARDS", "x"}, {"TEST_SHARD_INDEX", "0"}}) ==
               "TEST_TOTAL_SHARDS=x can't be read; expected a number");
    const std::string both = "; --shard=2/5 says both, --shard=none runs all rows";
    BOOST_TEST(heard({{"JOB_COMPLETION_INDEX", "4"}}) ==
               "JOB_COMPLETION_INDEX says one half of which shard this is, and JOB_COMPLETIONS isn't set" + both);
    BOOST_TEST(heard({{"GTEST_TOTAL_SHARDS", "4"}}) ==
               "GTEST_TOTAL_SHARDS says one half of which shard this is, and GTEST_SHARD_INDEX isn't set" + both);
}

BOOST_AUTO_TEST_CASE(bazel_is_told_that_its_protocol_is_kept) {
    const TempDir dir;
    const Engine engine({{"TEST_SHARD_STATUS_FILE", dir.file("told")}});
    shard::acknowledge();
    BOOST_TEST(std::filesystem::exists(dir.file("told")));
}

BOOST_AUTO_TEST_CASE(every_row_is_in_one_shard) {
    for (const unsigned of : {1U, 2U, 3U, 7U, 64U}) {
        std::vector<std::string> all;
        for (const auto& own : spread(of, 1000)) {
            // Names alone make the shares about even.
            BOOST_TEST(own.size() < 1000 / of + 60);
            all.insert(all.end(), own.begin(), own.end());
        }
        std::sort(all.begin(), all.end());
        BOOST_TEST(all.size() == 1000U);
        BOOST_CHECK(std::unique(all.begin(), all.end()) == all.end());
    }
}

BOOST_AUTO_TEST_CASE(a_row_more_moves_no_other) {
    auto before = spread(5, 500);
    auto after = spread(5, 501);
    for (std::size_t i = 0; i < before.size(); ++i) {
        std::sort(before[i].begin(), before[i].end());
        std::sort(after[i].begin(), after[i].end());
        BOOST_CHECK(std::includes(after[i].begin(), after[i].end(), before[i].begin(), before[i].end()));
    }
    BOOST_TEST(after[0].size() + after[1].size() + after[2].size() + after[3].size() + after[4].size() == 501U);
}

BOOST_AUTO_TEST_CASE(slow_rows_are_balanced) {
    // Eight rows of 1 s and two of 4 s make four shards of 4 s.
    std::vector<shard::Duration> durations;
    for (int row = 0; row < 10; ++row)
        durations.push_back({"ShardTest", "testMany", "row_" + std::to_string(row), row < 2 ? 4.0 : 1.0});
    const auto all = spread(4, 10, durations);
    for (const auto& own : all) {
        double seconds = 0;
        for (const auto& id : own) seconds += id == "row_0" || id == "row_1" ? 4 : 1;
        BOOST_TEST(seconds == 4.0);
    }
}

BOOST_AUTO_TEST_CASE(durations_come_back_as_they_were_written) {
    const TempDir dir;
    std::string text;
    shard::append_duration(text, {"A", "m", "row_1", 1.5});
    shard::append_duration(text, {"B", "n", "x", 0.25});
    std::ofstream(dir.file("d")) << text << '\n';
    const auto read = shard::read_durations(dir.file("d"));
    BOOST_REQUIRE_EQUAL(read.size(), 2U);
    BOOST_TEST(read[0].class_name == "A");
    BOOST_TEST(read[0].seconds == 1.5);
    BOOST_TEST(read[1].row == "x");
}

BOOST_AUTO_TEST_CASE(durations_that_cannot_be_read_are_told_with_their_line) {
    const TempDir dir;
    const std::string good = R"({"class":"A","method":"m","id":"r","seconds":1})";
    for (const std::string& bad : {std::string("{"), std::string("7"), std::string("{}"), good + "x",
                                   std::string(R"({"class":"A","method":"m","id":"r","seconds":-1})")}) {
        std::ofstream(dir.file("d")) << good << '\n' << bad << '\n';
        try {
            shard::read_durations(dir.file("d"));
            BOOST_ERROR("taken: " + bad);
        } catch (const Error& wrong) {
            BOOST_TEST(std::string(wrong.what()).starts_with(dir.file("d") + ":2: "), wrong.what());
        }
    }
    BOOST_CHECK_THROW(shard::read_durations(dir.file("missing")), Error);
}

BOOST_AUTO_TEST_SUITE_END()
