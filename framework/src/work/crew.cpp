#include "work/crew.hpp"

#include "dependencies.hpp"
#include "journal/takeover.hpp"
#include "offbeat/error.hpp"
#include "report/descriptor.hpp"
#include "work/crash.hpp"
#include "work/leftovers.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

namespace offbeat::work {
namespace {

constexpr std::size_t read_at_once = 256 * 1024;
constexpr std::chrono::milliseconds shortest_wait{1};
/// `timeout` asks the program, then its whole group, and whoever watches over a program hands on what it gets.
constexpr std::chrono::milliseconds same_request{200};

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now {};
        sigaction(number, nullptr, &now);
        // What whoever started us wants ignored stays so.
        if (now.sa_handler != SIG_IGN) sigaddset(&set, number);
    }
    return set;
}

/// Notes what asks for the run's end before the run listens. No mask: processes that are started meanwhile would
/// inherit it, and couldn't be ended.
class EarlySignals {
public:
    explicit EarlySignals(const sigset_t& set) {
        come_ = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (sigismember(&set, numbers[i]) == 0) continue;
            struct sigaction action {};
            action.sa_handler = take;
            sigaction(numbers[i], &action, &before_[i]);
            taken_[i] = true;
        }
    }
    EarlySignals(const EarlySignals&) = delete;
    EarlySignals& operator=(const EarlySignals&) = delete;
    ~EarlySignals() {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (taken_[i]) sigaction(numbers[i], &before_[i], nullptr);
        }
    }
    [[nodiscard]] int come() const { return come_; }

private:
    static constexpr std::array numbers{SIGINT, SIGTERM, SIGHUP};
    static inline volatile std::sig_atomic_t come_ = 0;
    static inline std::chrono::steady_clock::time_point at_ = {};

    /// A second one ends the program as ever.
    static void take(int number) {
        const auto now = std::chrono::steady_clock::now();
        if (come_ != 0 && now > at_ + same_request) {
            signal(number, SIG_DFL);
            raise(number);
        }
        if (come_ == 0) at_ = now;
        come_ = number;
    }

    struct sigaction before_[numbers.size()]{};
    bool taken_[numbers.size()]{};
};

}  // namespace

Crew::Crew(const CommandLine& line, const std::vector<Entry>& entries, std::size_t classes, Board& board,
           const Dependencies& dependencies, Audience& audience, Summary& summary)
    : line_(line),
      entries_(entries),
      classes_(classes),
      audience_(audience),
      summary_(summary),
      board_(board),
      dependencies_(dependencies),
      account_(audience, summary),
      members_(board_.workers()) {}

Crew::~Crew() {
    for (const int fd : {signals_, wakeup_}) {
        if (fd >= 0) close(fd);
    }
}

std::optional<std::uint32_t> Crew::work(const RunStarted& started, const Around& around) {
    audience_.tell(RunPrepares{});
    report::make_directories(line_.report_dir);
    wakeup_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    double earlier = 0;
    if (line_.work.resume) {
        earlier = take_up(started);
    } else {
        journal::Takeover::forget(line_.report_dir);
        journal_.emplace(line_.report_dir, line_.work.jobs);
        writer_.emplace(*journal_);
        writer_->on(started);
        write_plans();
    }
    // One run, one clock: what it runs now comes behind what it ran before it was interrupted.
    started_ = Clock::now() - std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(earlier));
    if (around.begin) around.begin(earlier);
    journal_->wake_by(wakeup_);
    // A gate asks for the groups of rows that passed, too.
    reader_.emplace(account_, audience_.needs_contents() || !summary_.gates.empty());

    // Whatever ends the program now, an earlier run's reports are gone: nobody takes them for this one's.
    journal_->settle();
    follow();
    const sigset_t set = ending_signals();
    if (around.before) {
        const EarlySignals early(set);
        around.before();
        interrupted_ = early.come();
    }
    if (interrupted_ != 0) board_.stop();
    sigset_t before;
    sigprocmask(SIG_BLOCK, &set, &before);
    signals_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    // Should the guard be killed, what descends from it comes to us.
    const auto own = children();
    own_children_.insert(own.begin(), own.end());
    int adopted = 0;
    prctl(PR_GET_CHILD_SUBREAPER, &adopted);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    guard_.emplace(*journal_);
    if (const auto me = guard_->launch()) return me;
    for (;;) {
        follow();
        if (!guard_->alive()) {
            guard_.emplace(*journal_);
            if (const auto me = guard_->launch()) return me;
        }
        hire();
        if (std::ranges::none_of(members_, &Member::running)) break;
        wait();
    }
    if (around.after) {
        const EarlySignals early(set);
        sigprocmask(SIG_SETMASK, &before, nullptr);
        around.after(*writer_);
        sigprocmask(SIG_BLOCK, &set, nullptr);
        if (interrupted_ == 0) interrupted_ = early.come();
    }
    tell_lost();
    follow();
    // One end for the journal and for all others: what is made of the journal later must be the same.
    const double seconds = since_start();
    writer_->on(RunFinished{summary_, seconds});
    journal_->close();
    guard_.reset();  // until now it would have settled the journal of a runner that was killed
    audience_.tell(RunFinished{summary_, seconds});
    if (!gave_up_.empty()) audience_.add_trouble(gave_up_);
    prctl(PR_SET_CHILD_SUBREAPER, adopted);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    return std::nullopt;
}

/// \returns those of methods that have rows to run
std::vector<const MethodPlan*> Crew::write_plans() {
    std::vector<const MethodPlan*> plans;
    for (const auto& entry : entries_) {
        const MethodPlan& plan = entry.method->plan;
        if (!entry.selected || (!plans.empty() && plans.back() == &plan)) continue;
        writer_->on(plan);
        plans.push_back(&plan);
    }
    return plans;
}

/// Whether a class waits for somebody to take it.
std::size_t Crew::classes_free() {
    if (board_.stopping()) return 0;
    const bool room = board_.has_room(false);
    const bool room_alone = board_.has_room(true);
    std::size_t free = 0;
    std::vector<bool> counted(classes_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& entry = entries_[i];
        if (counted[entry.class_index] || !entry.selected || board_.ended(i) != 0) continue;
        if (board_.claimed(entry.class_index) != Board::free) continue;
        if (!(entry.method->test->ops.test_class->runs_alone ? room_alone : room)) continue;
        counted[entry.class_index] = true;
        if (dependencies_.ready(entry.class_index)) ++free;
    }
    return free;
}

void Crew::hire() {
    std::size_t wanted = classes_free();
    for (std::size_t i = 0; i < members_.size() && wanted > 0; ++i) {
        // One that was started a moment ago will take one of them.
        if (members_[i].running && board_.slot(i).claimed == Slot::none) --wanted;
    }
    for (std::size_t i = 0; i < members_.size() && wanted > 0; ++i) {
        if (members_[i].running) continue;
        members_[i] = {};
        members_[i].running = true;
        board_.slot(i).begin();
        members_[i].rows_before = board_.slot(i).rows;
        guard_->start(static_cast<std::uint32_t>(i));
        --wanted;
    }
}

/// Passes on what was written to the journal since.
void Crew::follow() {
    do {
        journal_->read(buffer_, position_, read_at_once);
        reader_->take(buffer_);
    } while (!buffer_.empty());
    if (enough(summary_, line_)) board_.stop();
}

/// Until something happens, or is due.
void Crew::wait() {
    // Nothing comes for now: who looks at the file sees all there is, and rows that last are told to have begun.
    journal_->publish();
    journal_->settle();
    follow();
    // Being woken for each of many quick rows would cost more than they do.
    if (Clock::now() - woken_ < shortest_wait) {
        pollfd urgent[] = {{guard_->socket(), POLLIN, 0}, {signals_, POLLIN, 0}};
        poll(urgent, 2, static_cast<int>(shortest_wait.count()));
    }
    // However fast lines come, signals and the guard are heard.
    int limit = journal_->about_to_wait(position_) ? -1 : 0;
    if (const auto due = next_deadline(); due && limit != 0) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now()).count();
        limit = static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
    }
    pollfd events[] = {{guard_->socket(), POLLIN, 0}, {signals_, POLLIN, 0}, {wakeup_, POLLIN, 0}};
    if (poll(events, 3, limit) > 0) {
        std::uint64_t count = 0;
        if (events[2].revents != 0 && read(wakeup_, &count, sizeof count) > 0) woken_ = Clock::now();
        if (events[1].revents != 0) hear_signals();
        if (events[0].revents != 0) hear_guard();
    }
    mind_time();
}

void Crew::hear_guard() {
    const auto told = guard_->hear();
    if (told) return ended(*told);
    // Its workers die with it, and write nothing any more when they are gone; what they left behind is ours to end.
    end_descendants(own_children_);
    std::optional<std::string> idle;
    for (std::uint32_t i = 0; i < members_.size(); ++i) {
        if (!members_[i].running) continue;
        if (members_[i].ending.empty()) {
            members_[i].ending = "its worker was killed together with the workers' guard";
            members_[i].not_its_own = true;
        }
        if (const auto cause = bury(i, SIGKILL)) idle = cause;
    }
    if (idle) idle_death(*idle);  // one, however many workers it had
}

void Crew::hear_signals() {
    signalfd_siginfo info;
    while (read(signals_, &info, sizeof info) == sizeof info) {
        if (interrupted_ == 0) {
            interrupted_ = static_cast<int>(info.ssi_signo);
            board_.stop();
            asked_ = Clock::now();
            stop_by_ = asked_ + line_.work.grace;
        } else if (Clock::now() > asked_ + same_request) {
            stop_by_ = Clock::now();
        }
    }
}

}  // namespace offbeat::work
