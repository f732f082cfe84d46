#include "journal/file.hpp"
#include "offbeat/error.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <sstream>

using namespace offbeat;
using namespace offbeat::test;

namespace {

/// What a process has appended, for others to see also when it was killed.
struct Counts {
    std::atomic<int> lines[8];
};
Counts& shared_counts() {
    void* memory = mmap(nullptr, sizeof(Counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return *static_cast<Counts*>(memory);
}

std::string line_of(int writer, int number, std::size_t size = 40) {
    return std::to_string(writer) + ' ' + std::to_string(number) + ' ' + std::string(size, 'x') + '\n';
}

template <class Body>
pid_t in_child(Body body) {
    const pid_t child = fork();
    if (child == 0) {
        body();
        _exit(0);
    }
    return child;
}

/// Of each writer how many lines there are; fails where one is torn, or they aren't in their order.
std::map<int, int> lines_of(const std::string& text) {
    std::map<int, int> found;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        int writer = -1;
        int number = -1;
        std::string rest;
        words >> writer >> number >> rest;
        BOOST_REQUIRE_EQUAL(number, found[writer]);
        BOOST_REQUIRE(rest.find_first_not_of('x') == std::string::npos && rest.size() >= 40);
        ++found[writer];
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal_file)

BOOST_AUTO_TEST_CASE(keeps_whole_lines_of_several_processes) {
    const TempDir dir;
    journal::File file(dir.path());
    std::vector<pid_t> children;
    for (int writer = 0; writer < 4; ++writer) {
        children.push_back(in_child([&] {
            for (int i = 0; i < 5000; ++i) file.append(line_of(writer, i));
        }));
    }
    std::string seen;
    std::string part;
    std::uint64_t position = 0;
    for (int left = 4; left > 0;) {
        file.read(part, position, 4096);
        seen += part;
        if (part.empty() && waitpid(-1, nullptr, WNOHANG) > 0) --left;
    }
    do {
        file.read(part, position, 4096);
        seen += part;
    } while (!part.empty());
    BOOST_TEST((lines_of(seen) == std::map<int, int>{{0, 5000}, {1, 5000}, {2, 5000}, {3, 5000}}));
    file.close();
    BOOST_CHECK(read_file(dir.file("journal.jsonl")) == seen);
    BOOST_TEST(!std::filesystem::exists(dir.file("journal.tail")));
}

BOOST_AUTO_TEST_CASE(holds_what_a_killed_writer_had_written_and_lets_others_go_on) {
    const TempDir dir;
    journal::File file(dir.path());
    Counts& counts = shared_counts();
    std::mt19937 random(20);
    for (int writer = 0; writer < 6; ++writer) {
        const pid_t child = in_child([&] {
            for (int i = 0;; ++i) {
                file.append(line_of(writer, i, 40 + static_cast<std::size_t>(i) % 3000));
                counts.lines[writer] = i + 1;
            }
        });
        usleep(std::uniform_int_distribution<useconds_t>(500, 20'000)(random));  // a random moment is the point
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
    }
    file.append(line_of(7, 0));
    file.close();
    auto found = lines_of(read_file(dir.file("journal.jsonl")));
    for (int writer = 0; writer < 6; ++writer) {
        BOOST_TEST(found[writer] >= counts.lines[writer]);
        BOOST_TEST(found[writer] <= counts.lines[writer] + 1);
    }
    BOOST_TEST(found[7] == 1);
}

BOOST_AUTO_TEST_CASE(is_whole_again_when_all_were_killed) {
    Counts& counts = shared_counts();
    for (int round = 0; round < 8; ++round) {
        const TempDir dir;
        counts.lines[0] = 0;
        const pid_t child = in_child([&] {
            journal::File file(dir.path());
            for (int i = 0;; ++i) {
                file.append(line_of(0, i, i % 500 == 499 ? 400'000 : 60));
                counts.lines[0] = i + 1;
            }
        });
        usleep(3000 + 2500 * static_cast<useconds_t>(round));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const int known = counts.lines[0];
        journal::File::recover(dir.path());
        const int found = lines_of(read_file(dir.file("journal.jsonl")))[0];
        BOOST_TEST(found >= known);
        BOOST_TEST(found <= known + 1);
        BOOST_TEST(!std::filesystem::exists(dir.file("journal.tail")));
    }
}

BOOST_AUTO_TEST_CASE(tells_a_beginning_by_itself_only_where_somebody_asked) {
    const TempDir dir;
    std::optional<journal::File> writer(std::in_place, dir.path(), 2);
    journal::File& file = *writer;
    file.begin(1, {"1 began\n"});
    BOOST_TEST(file.end(1, "1 began and ended\n"));
    file.begin(1, {"1 ", "began", "\n"});
    file.begin(2, {"2 began\n"});
    file.publish();
    file.publish();
    BOOST_TEST(!file.end(2, "2 began and ended\n"));
    file.end_published(2, "2 ended\n");
    const std::string too_long(5000, 'x');  // to be noted
    file.begin(2, {too_long, "\n"});
    BOOST_TEST(!file.end(2, "2 began and ended\n"));
    file.end_published(2, "2 ended\n");
    file.begin(2, {"2 began\n"});
    BOOST_TEST(file.end(2, "2 began and ended\n"));
    file.begin(0, {"0 began\n"});
    std::string text;
    std::uint64_t position = 0;
    file.read(text, position, 1U << 20U);
    BOOST_TEST(text == "1 began and ended\n1 began\n2 began\n2 ended\n" + too_long + "\n2 ended\n2 began and ended\n");
    writer.reset();
    // Nobody ended it: all that is noted is there afterwards.
    journal::File::recover(dir.path());
    BOOST_TEST(read_file(dir.file("journal.jsonl")) == text + "0 began\n");
}

/// A writer that is killed so many instructions after it has begun to end its row. \returns whether it was done before
bool killed_in_end(journal::File& file, unsigned instructions) {
    const pid_t child = in_child([&] {
        file.begin(1, {"began\n"});
        ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        raise(SIGSTOP);
        if (!file.end(1, "began and ended\n")) std::abort();  // nobody published it
    });
    int status = 0;
    waitpid(child, &status, 0);
    for (unsigned i = 0; i < instructions && WIFSTOPPED(status); ++i) {
        ptrace(PTRACE_SINGLESTEP, child, nullptr, nullptr);
        waitpid(child, &status, 0);
    }
    if (!WIFSTOPPED(status)) return true;
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    return false;
}

BOOST_AUTO_TEST_CASE(a_row_has_ended_or_not_whichever_instruction_its_worker_is_killed_at) {
#ifdef __SANITIZE_ADDRESS__
    constexpr unsigned step = 101;  // it makes many of one
#else
    constexpr unsigned step = 1;
#endif
    {
        // The loader looks functions up when they are called first: that is none of the writer's work.
        const TempDir dir;
        journal::File file(dir.path(), 1);
        file.begin(1, {"began\n"});
        BOOST_TEST(file.end(1, "began and ended\n"));
    }
    unsigned ended = 0, open = 0;
    bool done = false;
    for (unsigned instructions = 0; !done; instructions += step) {
        const TempDir dir;
        std::string alive;
        {
            journal::File file(dir.path(), 1);
            done = killed_in_end(file, instructions);
            // Killed together with all others, or alone.
            std::filesystem::copy_file(dir.file("journal.tail"), dir.file("left"));
            file.publish(1);
            std::uint64_t position = 0;
            file.read(alive, position, 1U << 20U);
        }
        std::filesystem::rename(dir.file("left"), dir.file("journal.tail"));
        journal::File::recover(dir.path());
        BOOST_REQUIRE_EQUAL(read_file(dir.file("journal.jsonl")), alive);
        BOOST_REQUIRE(alive == "began\n" || alive == "began and ended\n");
        (alive == "began\n" ? open : ended) += 1;
    }
    BOOST_TEST(open > 10U);
    BOOST_TEST(ended > 10U);
}

BOOST_AUTO_TEST_CASE(what_is_left_of_an_earlier_run_does_a_later_one_no_harm) {
    const TempDir dir;
    journal::File earlier(dir.path());
    earlier.append("of the earlier run\n");
    journal::File later(dir.path());
    later.append("of the later run\n");
    earlier.append("of the earlier run\n");
    earlier.close();
    BOOST_TEST(std::filesystem::exists(dir.file("journal.tail")));
    later.settle();
    BOOST_TEST(read_file(dir.file("journal.jsonl")) == "of the later run\n");
    later.close();
    BOOST_TEST(!std::filesystem::exists(dir.file("journal.tail")));
}

BOOST_AUTO_TEST_CASE(a_journal_is_recovered_when_nobody_writes_it_any_more) {
    const TempDir dir;
    int ready[2];
    BOOST_REQUIRE(pipe(ready) == 0);
    const pid_t child = in_child([&] {
        journal::File file(dir.path());
        static_cast<void>(write(ready[1], "", 1));
        usleep(200'000);  // as a guard needs that ends what is left
        file.append("the last line\n");
    });
    char byte = 0;
    BOOST_REQUIRE(read(ready[0], &byte, 1) == 1);
    for (const int end : ready) close(end);
    journal::File::recover(dir.path());
    BOOST_TEST(read_file(dir.file("journal.jsonl")) == "the last line\n");
    waitpid(child, nullptr, 0);
}

BOOST_AUTO_TEST_CASE(what_a_run_left_whose_runner_and_guard_were_killed_is_ended) {
    const TempDir dir;
    int left[2];
    BOOST_REQUIRE(pipe(left) == 0);
    const pid_t runner = in_child([&] {
        journal::File file(dir.path());
        file.append("the last line\n");
        if (fork() == 0) {
            close(left[0]);
            for (;;) pause();
        }
    });
    close(left[1]);
    waitpid(runner, nullptr, 0);
    journal::File::recover(dir.path());
    BOOST_TEST(read_file(dir.file("journal.jsonl")) == "the last line\n");
    char byte = 0;
    BOOST_TEST(read(left[0], &byte, 1) == 0);  // its other end is gone, and with it what was left
    close(left[0]);
}

BOOST_AUTO_TEST_CASE(a_run_that_goes_on_is_left_alone) {
    const TempDir dir;
    int ready[2];
    BOOST_REQUIRE(pipe(ready) == 0);
    // Who only looks at its file isn't a part of it.
    const pid_t runner = in_child([&] {
        journal::File file(dir.path());
        if (fork() == 0) {
            static_cast<void>(write(ready[1], "", 1));
            for (;;) pause();
        }
        for (;;) pause();
    });
    const pid_t reader = in_child([&] {
        for (int fd = -1; fd < 0; usleep(1000)) fd = open(dir.file("journal.tail").c_str(), O_RDWR);
        static_cast<void>(write(ready[1], "", 1));
        for (;;) pause();
    });
    char bytes[2];
    for (char& byte : bytes) BOOST_REQUIRE(read(ready[0], &byte, 1) == 1);
    for (const int end : ready) close(end);
    const std::string wanted = "live yet: process " + std::to_string(runner);
    BOOST_CHECK_EXCEPTION(
        journal::File::recover(dir.path(), std::chrono::milliseconds(150)), Error,
        [&](const Error& error) { return std::string(error.what()).find(wanted) != std::string::npos; });
    for (const pid_t pid : {runner, reader}) BOOST_TEST(kill(pid, 0) == 0);
    // With the runner killed its child is what is left; the reader stays.
    kill(runner, SIGKILL);
    waitpid(runner, nullptr, 0);
    journal::File::recover(dir.path());
    BOOST_TEST(waitpid(reader, nullptr, WNOHANG) == 0);
    kill(reader, SIGKILL);
    waitpid(reader, nullptr, 0);
}

BOOST_AUTO_TEST_CASE(says_when_there_is_no_room) {
    const TempDir dir;
    const pid_t child = in_child([&] {
        signal(SIGXFSZ, SIG_IGN);
        journal::File file(dir.path());
        const rlimit small{600'000, 600'000};
        setrlimit(RLIMIT_FSIZE, &small);
        try {
            for (int i = 0; i < 100'000; ++i) file.append(line_of(0, i));
        } catch (const Error& error) {
            _exit(std::string(error.what()).find("journal.jsonl: File too large") == std::string::npos ? 2 : 3);
        }
    });
    int status = 0;
    waitpid(child, &status, 0);
    BOOST_TEST(WEXITSTATUS(status) == 3);
}

BOOST_AUTO_TEST_CASE(a_tail_that_is_none_costs_nothing) {
    const TempDir dir;
    write_file(dir.file("journal.jsonl"), "a line\n");
    write_file(dir.file("journal.tail"), "too short for one");
    journal::File::recover(dir.path());
    BOOST_TEST(read_file(dir.file("journal.jsonl")) == "a line\n");
    write_file(dir.file("journal.tail"), std::string(1U << 20U, '\xff'));
    journal::File::recover(dir.path());
    BOOST_TEST(read_file(dir.file("journal.jsonl")) == "a line\n");
}

BOOST_AUTO_TEST_SUITE_END()
