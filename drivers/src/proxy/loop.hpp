#pragma once

#include "proxy/socket.hpp"

#include <sched.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace offbeat::proxy {

/// A thread that waits for sockets, a clock and calls from other threads.
class Loop {
public:
    using Time = std::chrono::steady_clock::time_point;

    Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    virtual ~Loop();

    /// Runs it on the loop's thread; it is done when this returns.
    void call(const std::function<void()>& task);

protected:
    void start();
    void stop();  ///< must be called before what on_event() uses is gone
    /// Tells of an event with this number and these epoll events, from now on.
    void watch(int fd, std::uint64_t number, std::uint32_t events);
    /// on_time() is called then.
    void set_timer(std::optional<Time> at);

    virtual void on_event(std::uint64_t number, std::uint32_t events) = 0;
    virtual void on_time() = 0;
    /// All events of a turn were told.
    virtual void on_turn_end() = 0;
    [[nodiscard]] Time turn() const { return turn_; }  ///< when the present turn began
    /// So many bytes were read in this turn. While they stream the thread lets others finish what they are at when it
    /// is woken: so it moves more at once.
    void moved(std::size_t bytes) { moved_ += bytes; }
    /// A client has spoken at this socket. While one speaks alone the thread stays on the processor that it speaks from:
    /// waking another one takes longer than all that is done here.
    void heard(int client) {
        alone_ = client == speaker_ ? alone_ + 1 : 0;
        speaker_ = client;
    }

private:
    void run();
    void run_calls();
    void suit_scheduling();
    void stay_near(int client);
    void go_anywhere();

    int epoll_;
    int wakeup_;
    int timer_;
    Time turn_{};
    std::optional<Time> timer_at_;
    std::size_t moved_ = 0;
    int streaming_turns_ = 0;
    int speaker_ = -1;
    unsigned alone_ = 0;  ///< messages of one client since another's
    int stays_on_ = -1;   ///< a processor
    cpu_set_t processors_{};
    bool usual_scheduling_ = false;  ///< nobody has chosen another for the program
    std::thread thread_;
    std::mutex mutex_;
    std::condition_variable done_;
    std::vector<const std::function<void()>*> calls_;
    std::uint64_t called_ = 0;
    std::uint64_t finished_ = 0;
    bool stopping_ = false;
};

}  // namespace offbeat::proxy
