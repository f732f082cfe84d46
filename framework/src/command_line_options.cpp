#include "command_line_options.hpp"

#include "offbeat/option.hpp"

#include <boost/program_options.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace offbeat {

namespace po = boost::program_options;

po::options_description known_options() {
    po::options_description all("Offbeat's options");
    auto add = all.add_options();
    add("plan", "print the plan: every method with its rows, its formula and what is wrong; run nothing");
    add("list", "print the path and the description of every row; run nothing");
    add("rows", po::value<std::vector<std::string>>()->value_name("EXPR"),
        "run only the rows for which this holds, such as \"target == 'pid' && index <= 10\"; without it, print every "
        "row as a JSON object and run nothing");
    add("groups", po::value<std::vector<std::string>>()->value_name("EXPR"),
        "run only rows of such groups: \"funcExp && !slow\"");
    add("last-failed", "run only the rows that failed in the runs before, or all where none did");
    add("suite", po::value<std::vector<std::string>>()->value_name("FILE,FILE"),
        "run what these suite files say, TestNG's testng.xml; may be given several times");
    add("param", po::value<std::vector<std::string>>()->value_name("NAME=VALUE"),
        "a parameter as a suite file has it, which outweighs the files'; may be given several times");
    add("testres", po::value<std::string>()->value_name("DIR"),
        "where the drivers are (default: testres beside the Jamroot)");
    add("report-dir", po::value<std::string>()->value_name("DIR"),
        "where the reports go (default: build/report/<program>)");
    add("row", po::value<std::string>()->value_name("ID"), "of methods that stream, run only the row of this id");
    add("row-bound", po::value<std::int64_t>()->value_name("N"),
        "a method of more rows streams them within one Boost.Test case (default: 10000)");
    add("config-failure", po::value<std::string>()->value_name("row|skip-class"),
        "what a failing before- or after-method costs: its row (default), or as with TestNG all later rows of its "
        "class");
    add("gate", po::value<std::vector<std::string>>()->value_name("GROUP=PERCENT"),
        "rows of this group may fail, as long as so many of a hundred pass; may be given several times. The exit "
        "status is 0 when every gate is green and no row outside their groups failed, else 201");
    add("failed-first",
        "run the rows that failed in the runs before, and their methods and classes, before all others");
    add("shuffle", po::value<std::string>()->value_name("SEED")->implicit_value(""),
        "run classes, methods and rows in an order by chance, which the seed gives again; priorities and dependencies "
        "stay");
    add("repeat", po::value<std::int64_t>()->value_name("N"), "run each row N times");
    add("repeat-until-fail", po::value<std::int64_t>()->value_name("N")->implicit_value(1000),
        "the same, until one fails (default: 1000)");
    add("max-failures", po::value<std::int64_t>()->value_name("N"), "after so many rows that failed begin no more");
    add("retries", po::value<std::int64_t>()->value_name("N"),
        "how often a row that failed or broke is tried again, where its method has no retries of its own (default: 0)");
    add("jobs", po::value<std::string>()->value_name("N|auto"),
        "how many worker processes run classes at once; auto, the default: one a processor; 0, the default below a "
        "debugger: the program runs all rows itself");
    add("isolate", po::value<std::string>()->value_name("none|method|row"),
        "after which of them a fresh process goes on (default: none, which is only after one that was killed)");
    add("timeout", po::value<std::string>()->value_name("TIME"),
        "how long a row may take that has no timeOut of its own, such as 500ms or 2s (default: as long as it likes)");
    add("slow", po::value<std::string>()->value_name("TIME"), "after which a row is told to be slow (default: 60s)");
    add("grace", po::value<std::string>()->value_name("TIME"),
        "between asking a row to stop and killing it (default: 2s)");
    add("memory-limit", po::value<std::string>()->value_name("SIZE"),
        "how much memory a worker may have, such as 512MiB (default: all there is)");
    add("resume", "run what an interrupted run has left, and report both as one");
    add("shard", po::value<std::string>()->value_name("K/N|auto|auto/N|none"),
        "run only the rows of this one of N shards, counted from 1; auto: as the environment of Bazel, GoogleTest, "
        "GitLab, CircleCI, Buildkite, Kubernetes or Slurm says, which is heeded without the option too; none: all "
        "rows");
    add("durations", po::value<std::string>()->value_name("FILE"),
        "the rows that took longest, as an earlier run or offbeat merge wrote them, to balance the shards by; the same "
        "for all of them (default: durations.jsonl in build/report/<program>, where it is there)");
    add("reports", po::value<std::string>()->value_name("NAME,NAME"),
        "write only these reports besides the journal: html, json, junit, issues, durations (the default, and github "
        "in "
        "GitHub Actions); junit-extended, testng, allure, ctrf, tap, log, performance; what the program registers; "
        "`default,tap` adds one, `all` is every one");
    add("listeners", po::value<std::string>()->value_name("NAME,NAME"),
        "only these listeners are at work (default: all)");
    add("version", "print the version");
    for (const Option* option : Option::all()) {
        add(option->name().c_str(), po::value<std::string>()->value_name("VALUE"),
            (option->description() + " (default: " + option->value() + ")").c_str());
    }
    return all;
}

}  // namespace offbeat
