#include "terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace selftest {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience{30};

void append(std::string& out, const VTermScreenCell& cell) {
    if (cell.chars[0] == 0) out += ' ';
    for (const std::uint32_t code : cell.chars) {
        if (code == 0 || code == ~std::uint32_t{0}) break;  // the second column of a wide character
        if (code < 0x80) {
            out += static_cast<char>(code);
            continue;
        }
        const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        constexpr unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
        out += static_cast<char>(leads[more] | code >> (6U * static_cast<unsigned>(more)));
        for (int i = more - 1; i >= 0; --i)
            out += static_cast<char>(0x80U | (code >> (6U * static_cast<unsigned>(i)) & 0x3FU));
    }
}

std::string trimmed(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

[[noreturn]] void start(const std::vector<std::string>& words, const std::vector<std::string>& environment) {
    for (const char* name : {"CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"}) unsetenv(name);
    for (const auto& variable : environment) putenv(strdup(variable.c_str()));
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(strdup(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments.front(), arguments.data());
    _exit(127);
}

}  // namespace

Terminal::Terminal(const std::vector<std::string>& words, const std::vector<std::string>& environment, Size size)
    : size_(size), terminal_(vterm_new(size.lines, size.columns)), screen_(vterm_obtain_screen(terminal_)) {
    vterm_set_utf8(terminal_, 1);
    static const VTermScreenCallbacks callbacks = [] {
        VTermScreenCallbacks all{};
        all.sb_pushline = push_line;
        return all;
    }();
    vterm_screen_set_callbacks(screen_, &callbacks, this);
    vterm_screen_reset(screen_, 1);
    const winsize shown{static_cast<unsigned short>(size.lines), static_cast<unsigned short>(size.columns), 0, 0};
    shell_ = forkpty(&fd_, nullptr, nullptr, &shown);
    if (shell_ < 0) throw std::runtime_error(std::string("no terminal: ") + std::strerror(errno));
    if (shell_ == 0) start(words, environment);
    session_ = shell_;
    fcntl(fd_, F_SETFD, FD_CLOEXEC);
}

Terminal::~Terminal() {
    close(fd_);  // which ends what runs in it
    if (shell_ > 0) {
        kill(shell_, SIGKILL);
        waitpid(shell_, nullptr, 0);
    }
    vterm_free(terminal_);
}

/// False at the end.
bool Terminal::take() {
    char buffer[16 * 1024];
    const ssize_t got = read(fd_, buffer, sizeof buffer);
    if (got <= 0) return got < 0 && errno == EINTR;
    sent_.append(buffer, static_cast<std::size_t>(got));
    vterm_input_write(terminal_, buffer, static_cast<std::size_t>(got));
    return true;
}

bool Terminal::until(const std::function<bool()>& holds) {
    const auto limit = Clock::now() + patience;
    while (!holds()) {
        pollfd ready{fd_, POLLIN, 0};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(limit - Clock::now()).count();
        if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) == 0) return false;
        if (!take()) return holds();
    }
    return true;
}

bool Terminal::until_shows(const std::string& part) {
    return until([&] { return screen().find(part) != std::string::npos; });
}

int Terminal::end() {
    bool over = false;
    const auto limit = Clock::now() + patience;
    while (!over && Clock::now() < limit) {
        pollfd ready{fd_, POLLIN, 0};
        if (poll(&ready, 1, 100) > 0) over = !take();
    }
    if (!over) return -1;
    int status = 0;
    waitpid(shell_, &status, 0);
    shell_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::multimap<std::string, pid_t> Terminal::processes() const {
    std::multimap<std::string, pid_t> found;
    std::error_code gone;
    for (std::filesystem::directory_iterator at("/proc", gone), end; !gone && at != end; at.increment(gone)) {
        const pid_t pid = std::atoi(at->path().filename().c_str());
        if (pid <= 0 || getsid(pid) != session_) continue;
        const std::string stat = contents(at->path() / "stat");
        const std::size_t open = stat.find('(') + 1;
        const std::size_t close = stat.rfind(')');
        if (stat.empty() || stat.compare(close, 4, ") Z ") == 0) continue;
        found.emplace(stat.substr(open, close - open), pid);
    }
    return found;
}

pid_t Terminal::child_of(pid_t parent) {
    const std::string pid = std::to_string(parent);
    return std::atoi(contents("/proc/" + pid + "/task/" + pid + "/children").c_str());
}

std::string Terminal::left() const {
    for (const auto& [name, pid] : processes()) {
        const int process = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
        if (process < 0) continue;
        pollfd ended{process, POLLIN, 0};
        poll(&ended, 1, static_cast<int>(std::chrono::milliseconds(patience).count()));
        close(process);
    }
    std::string names;
    for (const auto& [name, pid] : processes()) names += name + ' ';
    return names;
}

void Terminal::type(const std::string& keys) {
    if (write(fd_, keys.data(), keys.size()) < 0) throw std::runtime_error("the terminal takes no keys");
}

void Terminal::resize(Size size) {
    size_ = size;
    vterm_set_size(terminal_, size.lines, size.columns);
    const winsize shown{static_cast<unsigned short>(size.lines), static_cast<unsigned short>(size.columns), 0, 0};
    ioctl(fd_, TIOCSWINSZ, &shown);
}

std::string Terminal::row(int number) const {
    std::string line;
    for (int column = 0; column < size_.columns; ++column) {
        VTermScreenCell cell{};
        vterm_screen_get_cell(screen_, {number, column}, &cell);
        append(line, cell);
    }
    return trimmed(std::move(line));
}

std::vector<std::string> Terminal::lines() const {
    std::vector<std::string> all;
    for (int number = 0; number < size_.lines; ++number) all.push_back(row(number));
    while (!all.empty() && all.back().empty()) all.pop_back();
    return all;
}

std::string Terminal::screen() const {
    std::string text;
    for (const auto& line : lines()) text += line + '\n';
    return text;
}

std::string Terminal::line_with(const std::string& part) const {
    for (const auto& line : lines()) {
        if (line.find(part) != std::string::npos) return line;
    }
    return {};
}

std::string Terminal::everything() const {
    std::string text;
    for (const auto& line : above_) text += line + '\n';
    return text + screen();
}

VTermPos Terminal::cursor() const {
    VTermPos position{};
    vterm_state_get_cursorpos(vterm_obtain_state(terminal_), &position);
    return position;
}

int Terminal::push_line(int columns, const VTermScreenCell* cells, void* self) {
    std::string line;
    for (int i = 0; i < columns; ++i) append(line, cells[i]);
    static_cast<Terminal*>(self)->above_.push_back(trimmed(std::move(line)));
    return 1;
}

}  // namespace selftest
