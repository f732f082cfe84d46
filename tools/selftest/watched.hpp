#pragma once

#include "sample.hpp"
#include "terminal.hpp"

namespace selftest {

/// Samples that run in a terminal, and the door that lets their rows out.
class Watched {
public:
    [[nodiscard]] std::vector<std::string> words(const std::string& which,
                                                 const std::vector<std::string>& options = {}) const;
    /// In a shell that outlives Ctrl-C, as one that a person types into does.
    /// \param script what it runs; the program and its options are `"$0" "$@"`
    [[nodiscard]] std::vector<std::string> in_shell(const std::string& which,
                                                    const std::vector<std::string>& options = {},
                                                    const std::string& script = R"("$0" "$@")") const;

    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }
    void open_door() const;

private:
    Sample sample_;
    Folder folder_;
};

inline const std::vector<std::string> colourless{"TERM=xterm", "NO_COLOR=1", "LC_ALL=C.UTF-8"};

std::size_t occurrences(const std::string& text, const std::string& part);

/// Waits until the area tells that a row has run for so many seconds; what is given is the end of its name.
bool until_runs(Terminal& terminal, const std::string& row, unsigned seconds);

/// When the shell has ended: what was drawn is gone, the terminal is as it was, and no process is left.
void check_gone(const Terminal& terminal);

}  // namespace selftest
