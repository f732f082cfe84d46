#include "proxy/loop.hpp"

#include "offbeat/error.hpp"

#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace offbeat::proxy {
namespace {

constexpr std::uint64_t wakeup_number = ~std::uint64_t{0};
constexpr std::uint64_t timer_number = wakeup_number - 1;
constexpr std::size_t streamed = 4096;  // bytes in one turn; a payment's messages are smaller
constexpr int turns_of_a_stream = 16;
constexpr unsigned alone_for_long = 16;  // messages

void take_count(int fd) {
    std::uint64_t count = 0;
    while (read(fd, &count, sizeof count) < 0 && errno == EINTR) {
    }
}

}  // namespace

Loop::Loop()
    : epoll_(epoll_create1(EPOLL_CLOEXEC)),
      wakeup_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      timer_(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)) {
    if (epoll_ < 0 || wakeup_ < 0 || timer_ < 0) {
        throw EnvironmentError(std::string("the fault proxy can't begin: ") + std::strerror(errno));
    }
    watch(wakeup_, wakeup_number, EPOLLIN);
    watch(timer_, timer_number, EPOLLIN);
}

Loop::~Loop() {
    for (const int fd : {epoll_, wakeup_, timer_}) close(fd);
}

void Loop::start() {
    // Signals are for the program's own threads.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::thread([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Loop::stop() {
    if (!thread_.joinable()) return;
    call([this] { stopping_ = true; });
    thread_.join();
}

void Loop::watch(int fd, std::uint64_t number, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = number;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
}

void Loop::set_timer(std::optional<Time> at) {
    if (at == timer_at_) return;
    timer_at_ = at;
    itimerspec wanted{};
    if (at) {
        const auto since = at->time_since_epoch();
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since);
        wanted.it_value.tv_sec = seconds.count();
        wanted.it_value.tv_nsec = std::max<long>((since - seconds).count(), 1);
    }
    timerfd_settime(timer_, TFD_TIMER_ABSTIME, &wanted, nullptr);
}

void Loop::call(const std::function<void()>& task) {
    if (std::this_thread::get_id() == thread_.get_id()) return task();
    std::unique_lock lock(mutex_);
    calls_.push_back(&task);
    const std::uint64_t mine = ++called_;
    const std::uint64_t one = 1;
    while (write(wakeup_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    done_.wait(lock, [&] { return finished_ >= mine; });
}

void Loop::run_calls() {
    take_count(wakeup_);
    std::vector<const std::function<void()>*> calls;
    {
        const std::lock_guard lock(mutex_);
        calls.swap(calls_);
    }
    for (const auto* task : calls) (*task)();
    on_turn_end();  // what they did is in force, and out on the wire, when they return
    {
        const std::lock_guard lock(mutex_);
        finished_ += calls.size();
    }
    done_.notify_all();
}

/// SCHED_BATCH: being woken takes the processor from nobody. For a round trip that would be a wait on a busy machine,
/// so it holds only as long as a stream does.
void Loop::suit_scheduling() {
    const bool streams = moved_ >= streamed;
    moved_ = 0;
    if (streams || alone_ == 0) {
        go_anywhere();
    } else if (alone_ % alone_for_long == 0) {
        stay_near(speaker_);
    }
    if (!usual_scheduling_) return;
    const sched_param no_priority{};
    if (!streams) {
        if (streaming_turns_ >= turns_of_a_stream) sched_setscheduler(0, SCHED_OTHER, &no_priority);
        streaming_turns_ = 0;
    } else if (streaming_turns_ < turns_of_a_stream && ++streaming_turns_ == turns_of_a_stream) {
        sched_setscheduler(0, SCHED_BATCH, &no_priority);
    }
}

/// On loopback a packet is received by the processor that sent it.
void Loop::stay_near(int client) {
    int processor = -1;
    socklen_t size = sizeof processor;
    if (getsockopt(client, SOL_SOCKET, SO_INCOMING_CPU, &processor, &size) != 0) return;
    if (processor < 0 || processor == stays_on_ || !CPU_ISSET(processor, &processors_)) return;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    if (sched_setaffinity(0, sizeof one, &one) == 0) stays_on_ = processor;
}

void Loop::go_anywhere() {
    if (stays_on_ < 0) return;
    sched_setaffinity(0, sizeof processors_, &processors_);
    stays_on_ = -1;
}

void Loop::run() {
    sched_getaffinity(0, sizeof processors_, &processors_);
    usual_scheduling_ = sched_getscheduler(0) == SCHED_OTHER;
    epoll_event events[64];
    while (!stopping_) {
        const int count = epoll_wait(epoll_, events, 64, -1);
        turn_ = std::chrono::steady_clock::now();
        bool called = false;
        for (int i = 0; i < count; ++i) {
            const std::uint64_t number = events[i].data.u64;
            if (number == wakeup_number) {
                called = true;
            } else if (number == timer_number) {
                take_count(timer_);
                timer_at_.reset();
                on_time();
            } else {
                on_event(number, events[i].events);
            }
        }
        on_turn_end();
        suit_scheduling();
        // Last: a link that they end may have had an event in this turn.
        if (called) run_calls();
    }
}

}  // namespace offbeat::proxy
