#pragma once

#include "offbeat/reporter.hpp"

#include <cstdio>
#include <memory>

namespace offbeat::report {

/// Registers the reporters that framework/docs/reports.md names in reporters(). Calling it again does nothing.
void register_builtin_reporters();

/// How the console is written to.
struct ConsoleOptions {
    bool colour = false;  ///< see wants_colour()
    bool live = false;    ///< a terminal: failures as they come, and below them what runs; see wants_live()
    bool unicode = true;  ///< symbols beyond ASCII; see shows_unicode()
};

/// What a person reads while the program runs. Nothing in it reaches the terminal as a control character.
std::unique_ptr<Reporter> make_console_reporter(std::FILE* out, ConsoleOptions options);

/// Whether colours are wanted there: NO_COLOR says no, CLICOLOR_FORCE or FORCE_COLOR yes, TERM=dumb no, else a
/// terminal.
bool wants_colour(int fd);

/// Whether there is a terminal there to draw on: no where it is `dumb` or not this session's own, or CI says that
/// nobody looks at it.
bool wants_live(int fd);

/// Whether the locale (LC_ALL, LC_CTYPE, LANG) is UTF-8.
bool shows_unicode();

}  // namespace offbeat::report
