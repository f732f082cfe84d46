#include "report/live_display.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace offbeat::report {
namespace {

using namespace std::chrono_literals;

constexpr auto first_drawn = 500ms;  // a run that is shorter has nothing to wait for
constexpr auto between_frames = 100ms;
constexpr auto after_signal = 1s;  // in which a shell takes its terminal back
constexpr std::size_t longest_kept_back = 4096;

std::size_t number_in(const char* variable, std::size_t otherwise) {
    const char* value = std::getenv(variable);
    const int number = value == nullptr ? 0 : std::atoi(value);
    return number > 0 ? static_cast<std::size_t>(number) : otherwise;
}

}  // namespace

TerminalSize terminal_size(int terminal) {
    winsize size{};
    ioctl(terminal, TIOCGWINSZ, &size);
    return {size.ws_col > 0 ? size.ws_col : number_in("COLUMNS", 80),
            size.ws_row > 0 ? size.ws_row : number_in("LINES", 24)};
}

LiveDisplay::LiveDisplay(Ends ends, const LiveState& state, ConsoleOptions options)
    : ends_(ends), state_(state), options_(options), size_(terminal_size(ends.terminal)) {
    for (const int number : {SIGPIPE, SIGTTOU}) signal(number, SIG_IGN);  // TTOU would stop it for erasing what it drew
    // What ends or stops the program does neither here: it may go on for a while, and where no shell minds its process
    // group it isn't stopped at all.
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP}) sigaddset(&set, number);
    sigprocmask(SIG_SETMASK, &set, nullptr);
    signals_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void LiveDisplay::run() {
    for (auto next = Clock::now();;) {
        pollfd events[] = {
            {ends_.output, POLLIN, 0}, {ends_.orders, POLLIN, 0}, {ends_.program, POLLIN, 0}, {signals_, POLLIN, 0}};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count();
        poll(events, 4, static_cast<int>(std::clamp<std::int64_t>(left, 0, between_frames.count())));
        if (events[1].revents != 0 || events[2].revents != 0) {
            // A shell may have written its prompt: nothing is drawn any more. What was written before the end is there
            // to be read by now.
            clear();
            return pass_on();
        }
        if (events[0].revents != 0) pass_on();
        if (events[3].revents != 0) {
            make_room();
            next = Clock::now() + after_signal;
        }
        if (Clock::now() < next) continue;
        next = Clock::now() + between_frames;
        refresh();
    }
}

void LiveDisplay::pass_on() {
    char buffer[16 * 1024];
    // More than a pseudo-terminal holds, and yet an end: somebody may write without one.
    for (int i = 0; i < 64; ++i) {
        const ssize_t got = read(ends_.output, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        take({buffer, static_cast<std::size_t>(got)});
    }
}

void LiveDisplay::take(std::string_view bytes) {
    if (!shown_) {
        mid_line_ = bytes.back() != '\n';
        return write(bytes);
    }
    unfinished_ += bytes;
    std::size_t whole = unfinished_.rfind('\n') + 1;  // 0 where there is none
    if (unfinished_.size() - whole > longest_kept_back) whole = unfinished_.size();
    if (whole == 0) return;
    std::string out = '\r' + std::string(erase_below) + unfinished_.substr(0, whole);
    unfinished_.erase(0, whole);
    if (out.back() != '\n') out += '\n';
    write(out + area_);
}

/// Draws what has changed, where there is something to be drawn.
void LiveDisplay::refresh() {
    measure();
    if (!begun_) {
        if (!state_.begun.load(std::memory_order_acquire)) return;
        begun_ = true;
        started_ = Clock::now();
        pace_.at(0, 0);
    }
    const auto now = Clock::now();
    pace_.at(std::chrono::duration<double>(now - started_).count(), state_.done());
    std::string fresh = area();
    if (!in_foreground()) return clear();
    if (now - started_ < first_drawn || (shown_ && fresh == area_)) return;
    area_ = std::move(fresh);
    if (!shown_ && mid_line_) write("\n");
    shown_ = true;
    mid_line_ = false;
    write(area_);
}

/// All of it, and the cursor back at its beginning. Lines don't wrap, even if the terminal has just become narrower.
std::string LiveDisplay::area() {
    const auto lines =
        live_lines(view(std::chrono::duration<double>(Clock::now() - started_).count()), size_, options_);
    std::string out = "\r\x1b[m\x1b[?7l";
    for (std::size_t i = 0; i < lines.size(); ++i) out += (i == 0 ? "" : "\x1b[K\n") + lines[i];
    out += "\x1b[J";
    if (lines.size() > 1) out += "\x1b[" + std::to_string(lines.size() - 1) + 'A';
    return out + "\r\x1b[?7h";
}

LiveView LiveDisplay::view(double elapsed) {
    const std::uint64_t done = state_.done();
    const std::uint64_t planned = state_.planned.load(std::memory_order_relaxed);
    LiveView view{state_, elapsed, pace_.rate(), pace_.left(planned - std::min(done, planned))};
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        auto row = state_.row(i);
        if (!row) continue;
        if (seen_[i].version != row->version) seen_[i] = {row->version, Clock::now()};
        view.running.push_back(
            {std::chrono::duration<double>(Clock::now() - seen_[i].since).count(), std::move(row->name)});
    }
    // A line that is written over itself, such as another program's own progress: its newest state.
    const std::size_t over =
        unfinished_.find_last_of('\r', unfinished_.size() - std::min<std::size_t>(unfinished_.size(), 2));
    view.unfinished = over == std::string::npos ? unfinished_ : unfinished_.substr(over + 1);
    return view;
}

/// Takes the area away. What was kept back of a line is the terminal's to show now.
void LiveDisplay::clear() {
    if (!std::exchange(shown_, false)) return;
    mid_line_ = !unfinished_.empty();
    write(std::string(erase_below) + std::exchange(unfinished_, {}));
}

/// A debugger or a shell that has taken the terminal mustn't be drawn over.
bool LiveDisplay::in_foreground() const {
    const pid_t group = tcgetpgrp(ends_.terminal);
    return group <= 0 || group == getpgrp();  // 0: of another process namespace
}

void LiveDisplay::measure() {
    const TerminalSize now = terminal_size(ends_.terminal);
    if (now == size_) return;
    size_ = now;
    winsize size{};
    ioctl(ends_.terminal, TIOCGWINSZ, &size);
    ioctl(ends_.output, TIOCSWINSZ, &size);
}

/// For the shell that writes its prompt when the program has been stopped or ended.
void LiveDisplay::make_room() {
    signalfd_siginfo info;
    while (read(signals_, &info, sizeof info) > 0) continue;
    clear();
}

/// What can't be written any more, to a terminal that is gone, is nobody's.
void LiveDisplay::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t done = ::write(ends_.terminal, bytes.data(), bytes.size());
        if (done > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(done));
        } else if (errno == EAGAIN) {
            pollfd ready{ends_.terminal, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

}  // namespace offbeat::report
