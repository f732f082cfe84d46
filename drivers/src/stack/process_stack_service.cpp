#include "process_stack_service.hpp"

#include "offbeat/error.hpp"
#include "process/copy_tree.hpp"
#include "process/ending.hpp"
#include "process/postgresql.hpp"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace offbeat::stack {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto stop_limit = 10s;  // as Docker's; then it is killed
constexpr auto ending_limit = 10s;
constexpr auto freezing_limit = 10s;
constexpr auto look_again = 2ms;
constexpr std::size_t tail_length = 2000;
constexpr std::uintmax_t full_below = 1U << 20U;
constexpr auto pass_through = fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec;

std::string ending(const std::optional<int>& status) {
    if (!status) return "ended";
    if (WIFSIGNALED(*status)) return "was ended by signal " + std::to_string(WTERMSIG(*status));
    return "ended with status " + std::to_string(WEXITSTATUS(*status));
}

}  // namespace

LocalService::LocalService(std::string name, fs::path folder) : name_(std::move(name)), folder_(std::move(folder)) {
    process::make_folder_for(folder_, std::nullopt);
    fs::permissions(folder_, pass_through);
}

LocalService::~LocalService() {
    end_all();
    std::error_code ignored;  // the keeper removes what we can't
    fs::remove_all(folder_, ignored);
}

void LocalService::end_all() noexcept try {
    process::end_all([this] { return members(); }, ending_limit);
} catch (const std::exception&) {
    return;  // the keeper does it
}

void LocalService::start() {
    const std::lock_guard lock(action_);
    const State now = state();
    if (now == State::running) return;
    if (now == State::paused) throw Error("can't start " + name_ + ": it is paused; unpause it");
    process::end_all([this] { return members(); }, ending_limit);  // what an ended one left
    const std::size_t log_begin = log(0).size();
    auto how = command();
    how.log = log_file();
    if (const auto user = process::postgresql::user()) {
        how.user = user->uid;
        how.group = user->gid;
    }
    auto started = std::make_shared<const keeper::Process>(keeper::Keeper::instance().spawn(how));
    {
        const std::lock_guard process_lock(process_mutex_);
        process_ = std::move(started);
        identity_ = process::identity(process_->pid());
    }
    await_port(log_begin);
}

void LocalService::await_port(std::size_t log_begin) const {
    const auto running = process();
    for (const auto until = Clock::now() + port_limit(); !running->ended(look_again);) {
        if (has_port()) return;
        if (Clock::now() < until) continue;
        if (must_have_port()) fail("doesn't listen", log_begin);
        return;
    }
    fail(ending(keeper::Keeper::instance().status(*running)) + " as soon as it was started", log_begin);
}

void LocalService::stop() {
    const std::lock_guard lock(action_);
    if (state() == State::stopped) return;
    // A frozen process ends only when it goes on; its children too, or their parent waits for them.
    process::thaw_all([this] { return members(); });
    const auto running = process();
    running->signal(stop_signal());
    if (!running->ended(stop_limit)) running->signal(SIGKILL);
    end_members(*running);
}

void LocalService::kill() {
    const std::lock_guard lock(action_);
    const auto running = process();
    running->signal(SIGKILL);  // first: a server that sees its children die tidies up
    end_members(*running);
}

void LocalService::end_members(const keeper::Process& running) const {
    const auto ending = process::end_all([this] { return members(); }, ending_limit);
    if (!running.ended(ending_limit) || !ending.left.empty()) throw Error("processes of " + name_ + " don't end");
}

void LocalService::pause() {
    const std::lock_guard lock(action_);
    if (state() == State::stopped) throw Error("can't pause " + name_ + ": it doesn't run");
    process()->signal(SIGSTOP);  // first: so it has no more children
    if (!process::freeze_all([this] { return members(); }, freezing_limit))
        throw Error("can't pause " + name_ + ": its processes don't come to rest");
}

void LocalService::unpause() {
    const std::lock_guard lock(action_);
    process::thaw_all([this] { return members(); });
}

State LocalService::state() const {
    const auto running = process();
    if (!running) return State::absent;
    if (running->ended()) return State::stopped;
    const auto entry = process::entry_of(running->pid());
    if (!entry || !entry->is_alive()) return State::stopped;
    return entry->state == 'T' ? State::paused : State::running;
}

std::string LocalService::log(std::size_t from) const {
    std::ifstream file(log_file(), std::ios::binary);
    file.seekg(static_cast<std::streamoff>(from));
    if (!file) return "";
    return {std::istreambuf_iterator<char>(file), {}};
}

std::shared_ptr<const keeper::Process> LocalService::process() const {
    const std::lock_guard lock(process_mutex_);
    return process_;
}

void LocalService::fail(const std::string& what, std::size_t from) const {
    const std::string text = log(from);
    const auto tail = text.substr(text.size() - std::min(text.size(), tail_length));
    // Then its log lacks what it couldn't write any more.
    std::error_code unknown;
    const auto space = fs::space(folder_, unknown);
    const bool is_full = !unknown && space.available < full_below;
    throw Error(name_ + ' ' + what + (is_full ? "; No space left on device: " + folder_.string() : "") +
                "; its log ends:\n" + (tail.empty() ? "(empty)" : tail));
}

std::vector<process::Entry> LocalService::members() const {
    const auto all = process::all_processes();
    std::string identity;
    {
        const std::lock_guard lock(process_mutex_);
        identity = identity_;
    }
    std::set<pid_t> roots;
    if (process::is_alive(identity)) roots.insert(process::pid_of(identity));
    auto members = process::descendants(all, roots);
    members.insert(roots.begin(), roots.end());
    std::vector<process::Entry> found;
    for (const auto& entry : all) {
        const bool member = members.contains(entry.pid) || process::works_in(entry.pid, folder_);
        if (member && entry.is_alive()) found.push_back(entry);
    }
    return found;
}

}  // namespace offbeat::stack
