#include "acts.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/option.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace chaos {
namespace {

const offbeat::Option ticks{"ticks", "/dev/null", "a file to which each row that begins writes a byte"};

using namespace std::chrono_literals;

constexpr auto lasting = 2ms;

void tick() {
    static const int file = open(ticks.value().c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (write(file, ".", 1) != 1) throw std::runtime_error("can't write to " + ticks.value());
}

[[noreturn]] void hang() {
    for (;;) pause();
}

void leave_process(bool in_session_of_its_own) {
    if (fork() != 0) return;
    if (in_session_of_its_own) {
        setsid();
        if (fork() != 0) _exit(0);
        for (const int number : {SIGTERM, SIGHUP, SIGINT}) signal(number, SIG_IGN);
    }
    hang();
}

/// As a child does that knows nothing of the process that it was forked from: static objects and all.
void let_child_exit() {
    const pid_t child = fork();
    if (child == 0) std::exit(0);
    int status = 0;
    offbeat::check(waitpid(child, &status, 0) == child && status == 0, "its child exits");
}

void segfault() {
    volatile std::uintptr_t nowhere = 0;  // which the compiler can't see to be null
    *reinterpret_cast<volatile int*>(nowhere) = 1;
}

void end_process(std::string_view how) {
    if (how == "segfaults") segfault();
    if (how == "fails_and_aborts") offbeat::fail("before the end");
    if (how == "aborts" || how == "fails_and_aborts") std::abort();
    if (how == "terminates") std::thread([] { throw std::runtime_error("nobody catches this"); }).join();
    if (how == "exits_quietly") _exit(0);
    if (how == "exits_with_3") _exit(3);
    if (how == "exits") std::exit(1);
}

void stay(std::string_view how) {
    if (how == "hangs_on_at_sigterm") signal(SIGTERM, SIG_IGN);
    if (how == "hangs_with_child") leave_process(true);
    if (how.starts_with("hangs")) hang();
    if (how == "leaves_child" || how == "leaves_daemon") leave_process(how == "leaves_daemon");
    if (how == "leaves_descriptor") static_cast<void>(open("/etc/passwd", O_RDONLY));
    if (how == "child_exits") let_child_exit();
    if (how == "lasts" || how.starts_with("leaves")) std::this_thread::sleep_for(lasting);
}

}  // namespace

void act(const std::string& id) {
    tick();
    const std::string_view how = std::string_view(id).substr(0, id.find_last_of('_'));
    end_process(how);
    stay(how);
    if (how == "throws") throw std::runtime_error("as this row does");
    if (how == "skips") offbeat::skip("as this row does");
    for (int i = 0; i < (how == "fails" ? 1 : how == "fails_thrice" ? 3 : 0); ++i) offbeat::fail("as this row does");
    offbeat::check(true, "it is over");
}

offbeat::Row row_named(const std::string& id) {
    offbeat::Row row;
    row.id = id;
    row.description = "a row that " + id.substr(0, id.find_last_of('_'));
    if (id.starts_with("hangs")) row.time_out = 60;
    row.parameters.push_back({"id", offbeat::Value::of_text(id)});
    return row;
}

std::vector<offbeat::Row> rows_of(std::initializer_list<Some> kinds) {
    std::vector<offbeat::Row> rows;
    for (const auto& [kind, count] : kinds) {
        for (int i = 0; i < count; ++i)
            rows.push_back(row_named(std::string(kind) + '_' + std::to_string(rows.size() + 1)));
    }
    return rows;
}

}  // namespace chaos
