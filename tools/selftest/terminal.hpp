#pragma once

#include "files.hpp"

#include <sys/types.h>
#include <vterm.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace selftest {

/// A program in a terminal that a person could sit at: libvterm interprets what it writes, as a terminal window does.
/// A shell starts it and is there when it has ended, so that the terminal has an owner then.
class Terminal {
public:
    struct Size {
        int lines = 24;
        int columns = 80;
    };

    /// \param environment `NAME=value`, added to this program's own without CI, NO_COLOR and the like
    Terminal(const std::vector<std::string>& words, const std::vector<std::string>& environment, Size size);
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal();

    /// Reads what the program writes until something holds of the screen, or for a while; whether it holds.
    bool until(const std::function<bool()>& holds);
    bool until_shows(const std::string& part);
    /// Waits for the shell's end. \returns the program's exit status as the shell tells it; -1 where it doesn't end
    int end();

    /// The living processes of its session, by name: the shell, and what it or its descendants started.
    [[nodiscard]] std::multimap<std::string, pid_t> processes() const;
    /// The program that the shell runs just now.
    [[nodiscard]] pid_t program() const { return child_of(shell_); }
    /// The first child of a process; 0: none.
    static pid_t child_of(pid_t parent);
    /// Once the shell has ended: waits for the other processes to end, for a while. \returns the names of those that
    /// don't
    [[nodiscard]] std::string left() const;

    void type(const std::string& keys);
    void resize(Size size);

    /// The screen's lines without blanks at their ends; blank lines at the end left out.
    [[nodiscard]] std::vector<std::string> lines() const;
    [[nodiscard]] std::string screen() const;
    /// The line that holds this, or an empty one.
    [[nodiscard]] std::string line_with(const std::string& part) const;
    /// What has scrolled away above, and the screen.
    [[nodiscard]] std::string everything() const;
    /// The bytes that the terminal was sent.
    [[nodiscard]] const std::string& sent() const { return sent_; }
    [[nodiscard]] bool wraps() const { return sent_.rfind("\x1b[?7h") >= sent_.rfind("\x1b[?7l") || !drawn_on(); }
    [[nodiscard]] bool drawn_on() const { return sent_.find("\x1b[?7l") != std::string::npos; }
    [[nodiscard]] VTermPos cursor() const;

private:
    bool take();
    [[nodiscard]] std::string row(int number) const;
    static int push_line(int columns, const VTermScreenCell* cells, void* self);

    Size size_;
    VTerm* terminal_;
    VTermScreen* screen_;
    std::vector<std::string> above_;
    std::string sent_;
    int fd_ = -1;
    pid_t session_ = -1;
    pid_t shell_ = -1;  ///< -1 when it has ended
};

}  // namespace selftest
