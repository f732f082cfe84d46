// Rows in processes of their own: what ends one of them is that row's verdict, and all others have theirs.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

using namespace selftest;

namespace {

/// A sample whose rows write notes.
struct Noting : Sample {
    Folder folder;

    [[nodiscard]] std::string file() const { return folder.path("notes"); }
    [[nodiscard]] std::string option() const { return "--notes=" + file(); }
    [[nodiscard]] std::vector<std::string> notes() const { return lines_of(contents(file())); }
    /// What stands behind a word in the notes.
    [[nodiscard]] std::string noted(const std::string& word) const {
        for (const auto& line : notes()) {
            if (line.starts_with(word + ' ')) return line.substr(word.size() + 1);
        }
        return "";
    }
};

bool is_alive(const std::string& pid) {
    const std::string stat = contents("/proc/" + pid + "/stat");
    return !pid.empty() && !stat.empty() && !holds(stat, ") Z ") && !holds(stat, ") X ");
}

/// Every row's id once, whatever else the report has.
void expect_rows(const SampleRun& run, std::size_t count) {
    std::set<std::string> ids;
    for (const auto& row : run.rows) BOOST_TEST(ids.insert(row.id).second, row.id << " twice");
    BOOST_TEST(run.rows.size() == count);
}

#define EXPECT_CAUSE(run, id, part)                                                                                    \
    BOOST_TEST((run).row(id).status == "broken");                                                                      \
    BOOST_TEST(holds((run).row(id).cause, part), (id) << ": " << (run).row(id).cause)

}  // namespace

BOOST_AUTO_TEST_SUITE(workers)

BOOST_AUTO_TEST_CASE(what_ends_a_rows_process_is_that_rows_verdict) {
    Sample sample;
    const SampleRun run = sample.run("EndingsTest", {"--jobs=2"});
    BOOST_TEST(run.outcome.status == 201, run.outcome.out);
    expect_rows(run, 11);
    BOOST_TEST(run.row("fine").status == "passed");
    BOOST_TEST(run.row("last").status == "passed");
    EXPECT_CAUSE(run, "underscore_exit", "the process ended with status 3");
    EXPECT_CAUSE(run, "quiet_exit", "the row ended its process with _exit(0)");
    EXPECT_CAUSE(run, "exit", "the row ended its process with exit()");
    EXPECT_CAUSE(run, "killed", "SIGKILL ended the process: Killed");
    BOOST_TEST(run.row("asserts_first").failures.at(0) == "before the end");
    if (sanitized()) return;  // a sanitizer tells of these itself
    EXPECT_CAUSE(run, "segfault", "SIGSEGV ended the process: Segmentation fault at address 0x0");
    EXPECT_CAUSE(run, "segfault", "\n  at ");
    EXPECT_CAUSE(run, "abort", "SIGABRT ended the process: Aborted");
    EXPECT_CAUSE(run, "terminate", "nobody caught std::runtime_error: nobody catches this");
    EXPECT_CAUSE(run, "stack_overflow", "SIGSEGV ended the process");
    EXPECT_CAUSE(run, "asserts_first", "SIGABRT");
}

BOOST_AUTO_TEST_CASE(beside_a_class_that_runs_alone_no_other_runs) {
    Noting sample;
    const SampleRun run = sample.run("Alone*", {"--jobs=3", "--meetings=" + sample.file()});
    BOOST_TEST(run.count("planned") == 24);
    BOOST_TEST(run.count("passed") == 23);
    BOOST_TEST(run.count("broken") == 1);  // the row that ends its worker; the class goes on, alone
    int open = 0, alone = 0, together = 0;
    for (const auto& line : sample.notes()) {
        const bool begins = line.starts_with("begin");
        open += begins ? 1 : -1;
        if (line.ends_with("alone")) alone += begins ? 1 : -1;
        BOOST_TEST((alone == 0 || open == 1), line);
        together = std::max(together, open);
    }
    BOOST_TEST(open == 0);
    BOOST_TEST(together == 2);
}

BOOST_AUTO_TEST_CASE(a_row_that_takes_too_long_is_ended_with_its_children) {
    Noting sample;
    const auto begin = std::chrono::steady_clock::now();
    const SampleRun run = sample.run("HangsTest", {"--jobs=2", sample.option(), "--grace=300ms"});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    expect_rows(run, 5);
    BOOST_TEST(run.row("fine").status == "passed");
    BOOST_TEST(run.row("last").status == "passed");
    EXPECT_CAUSE(run, "hangs", "timed out: it took longer than 150 ms");
    BOOST_TEST(!holds(run.row("hangs").cause, "killed"));
    EXPECT_CAUSE(run, "ignores", "it didn't stop when it was asked to, and was killed");
    EXPECT_CAUSE(run, "with_child", "timed out");
    BOOST_TEST(!sample.noted("child").empty());
    BOOST_TEST(!is_alive(sample.noted("child")));
    BOOST_TEST(taken.count() < 20.0);
    const SampleRun slow = sample.run("SlowTest/testSlowly/row_3", {"--jobs=2", "--pace=400", "--timeout=100ms"});
    EXPECT_CAUSE(slow, "row_3", "timed out: it took longer than 100 ms");
}

BOOST_AUTO_TEST_CASE(a_child_that_ends_like_a_worker_ends_no_row) {
    for (const char* jobs : {"--jobs=0", "--jobs=2"}) {
        Sample sample;
        const SampleRun run = sample.run("ChildrenTest", {jobs});
        BOOST_TEST(run.outcome.status == 0, run.outcome.out << run.outcome.err);
        expect_rows(run, 4);
        BOOST_TEST(run.count("passed") == 4);
        BOOST_TEST(holds(run.outcome.err, "which a row has forked, came back from the row"), run.outcome.err);
    }
}

BOOST_AUTO_TEST_CASE(a_class_that_goes_from_worker_to_worker_runs_each_row_once) {
    // Workers that began before a class was given back don't know which of its rows have ended.
    for (int round = 0; round < 3; ++round) {
        Sample sample;
        const SampleRun run = sample.run("SlowTest,PidsTest,LeavingsTest,ChildrenTest", {"--jobs=4", "--isolate=row"});
        BOOST_TEST(run.count("planned") == 31);
        BOOST_TEST(run.count("passed") == 31);
        BOOST_TEST(run.rows.size() == 31U);
    }
}

BOOST_AUTO_TEST_CASE(without_its_guard_a_run_goes_on) {
    Noting sample;
    // More workers than may die one after the other before they have run a row.
    const SampleRun run =
        sample.run("GuardTest,SlowTest,PidsTest,LeavingsTest", {"--jobs=4", "--pace=20", sample.option()});
    BOOST_TEST(run.outcome.status == 201, run.outcome.out << run.outcome.err);
    EXPECT_CAUSE(run, "kills_guard", "its worker was killed together with the workers' guard");
    BOOST_TEST(run.rows.size() == 30U);
    BOOST_TEST(run.count("planned") == 30);
    BOOST_TEST(run.count("broken") <= 4);
    BOOST_TEST(run.count("passed") == 30 - run.count("broken"));
    BOOST_TEST(!sample.noted("child").empty());
    BOOST_TEST(!is_alive(sample.noted("child")));
    // What had gone wrong before is none of the new workers' troubles.
    Noting late;
    const SampleRun after = late.run("LateTest,GuardTest", {"--jobs=1", "--isolate=method", late.option()});
    BOOST_TEST(holds(after.outcome.err, "after its last row, SIGKILL ended the process"), after.outcome.err);
    BOOST_TEST(after.row("once").status == "passed");
    BOOST_TEST(after.row("last").status == "passed", after.row("last").cause);
}

BOOST_AUTO_TEST_CASE(what_is_left_behind_is_told_and_ended) {
    Noting sample;
    const SampleRun run = sample.run("LeavingsTest", {"--jobs=2", sample.option()});
    BOOST_TEST(run.outcome.status == 0, run.outcome.out);
    expect_rows(run, 6);
    std::map<std::string, std::string> told;
    for (const auto& remark : run.report.at("remarks").as_array())
        told[text_of(remark.at("id"))] += text_of(remark.at("text"));
    BOOST_TEST(holds(told["process"], "left process " + sample.noted("process") + " ("), told["process"]);
    BOOST_TEST(holds(told["descriptor"], "(/etc/passwd) open"), told["descriptor"]);
    BOOST_TEST(!told.contains("waited_for"));
    BOOST_TEST(!told.contains("kept"));
    for (const char* kind : {"process", "daemon"}) {
        BOOST_TEST(!sample.noted(kind).empty());
        BOOST_TEST(!is_alive(sample.noted(kind)));
        BOOST_TEST(holds(run.outcome.out, "process " + sample.noted(kind)), run.outcome.out);
    }
}

BOOST_AUTO_TEST_CASE(memory_is_bounded_where_that_is_asked_for, *boost::unit_test::precondition([](auto) {
                         return !sanitized();  // it maps terabytes
                     })) {
    Sample sample;
    const SampleRun run = sample.run("MemoryTest", {"--jobs=2", "--memory-limit=1GiB"});
    expect_rows(run, 3);
    EXPECT_CAUSE(run, "large", "unexpected std::bad_alloc");
    BOOST_TEST(run.row("last").status == "passed");
}

BOOST_AUTO_TEST_CASE(processes_are_as_fresh_as_asked_for) {
    const auto processes = [](const char* isolate) {
        Noting sample;
        const SampleRun run =
            sample.run("PidsTest", {"--jobs=2", sample.option(), std::string("--isolate=") + isolate});
        BOOST_TEST(run.outcome.status == 0, run.outcome.out);
        BOOST_TEST(run.count("passed") == 6);
        std::set<std::string> all, first;
        for (const auto& line : sample.notes()) {
            const auto pid = line.substr(line.find(' ') + 1);
            all.insert(pid);
            if (line.starts_with("first")) first.insert(pid);
        }
        BOOST_TEST(sample.notes().size() == 6U);
        return std::pair(all.size(), first.size());
    };
    BOOST_TEST((processes("none") == std::pair<std::size_t, std::size_t>(1, 1)));
    BOOST_TEST((processes("method") == std::pair<std::size_t, std::size_t>(2, 1)));
    BOOST_TEST((processes("row") == std::pair<std::size_t, std::size_t>(6, 3)));
}

BOOST_AUTO_TEST_CASE(classes_run_at_once) {
    Noting sample;
    const SampleRun run = sample.run("LeftMeetingTest,RightMeetingTest", {"--jobs=2", sample.option()});
    BOOST_TEST(run.outcome.status == 0, run.outcome.out);
    BOOST_TEST(run.count("passed") == 2);
}

BOOST_AUTO_TEST_CASE(a_stream_goes_on_behind_the_rows_that_crash) {
    Sample sample;
    const SampleRun run = sample.run("CrashingStreamTest", {"--jobs=2", "--numbers=30000"});
    BOOST_TEST(run.count("planned") == 30000);
    BOOST_TEST(run.count("passed") == 29997);
    BOOST_TEST(run.count("broken") == 3);
    expect_rows(run, 30000);
}

BOOST_AUTO_TEST_CASE(a_provider_that_is_killed_once_goes_on) {
    Folder folder;
    const std::vector<std::string> options{"--jobs=2", "--row-bound=10", "--notes=" + folder.path("notes")};
    const auto killed = [&](const char* how) {
        Sample sample;
        auto all = options;
        all.push_back(std::string("--numbers=") + how);
        return sample.run("KilledProviderTest", all);
    };
    const SampleRun once = killed("once");
    BOOST_TEST(once.outcome.status == 0, once.outcome.out << once.outcome.err);
    expect_rows(once, 30);
    std::filesystem::remove(folder.path("notes"));
    const SampleRun always = killed("always");
    BOOST_TEST(always.outcome.status == 201, always.outcome.out << always.outcome.err);
    expect_rows(always, 21);
    EXPECT_CAUSE(always, "provider", "SIGKILL ended the process");
}

BOOST_AUTO_TEST_CASE(what_crashes_around_the_rows_is_told_too) {
    Sample sample;
    const SampleRun destructor = sample.run("BadDestructorTest", {"--jobs=2"});
    BOOST_TEST(destructor.outcome.status == 201);
    EXPECT_CAUSE(destructor, "after_class", "SIGABRT");
    BOOST_TEST(destructor.row("once").status == "passed");
    Noting noting;
    const SampleRun constructor = noting.run("BadConstructorTest", {"--jobs=2", noting.option()});
    expect_rows(constructor, 3);
    BOOST_TEST(constructor.count("broken") == 3);
    BOOST_TEST(noting.notes().empty());
}

BOOST_AUTO_TEST_CASE(jobs_0_runs_all_in_the_program_itself) {
    Noting sample;
    const SampleRun run = sample.run("PidsTest", {sample.option(), "--jobs=0"});
    BOOST_TEST(run.outcome.status == 0, run.outcome.out);
    BOOST_TEST(sample.notes().size() == 6U);
    for (const auto& event : sample.journal()) {
        if (event.at("event").as_string() == "row") BOOST_TEST(event.at("worker").as_int64() == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
