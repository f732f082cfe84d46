#include "offbeat/builtin_reporters.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace offbeat::report {
namespace {

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

bool forced(const char* name) {
    return !variable(name).empty() && variable(name) != "0";
}

}  // namespace

bool wants_colour(int fd) {
    if (!variable("NO_COLOR").empty()) return false;
    if (forced("CLICOLOR_FORCE") || forced("FORCE_COLOR")) return true;
    return variable("TERM") != "dumb" && ::isatty(fd) == 1;
}

bool wants_live(int fd) {
    if (forced("CI") && variable("CI") != "false") return false;
    if (variable("TERM").empty() || variable("TERM") == "dumb") return false;
    // Not on a terminal that others hold, such as that of the run whose row started this program: it's theirs to draw.
    return ::isatty(fd) == 1 && ::tcgetpgrp(fd) >= 0;
}

bool shows_unicode() {
    // as setlocale(3) looks them up; read here, since a test program may never have called it
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view locale = variable(name);
        if (locale.empty()) continue;
        for (const char* wanted : {"UTF-8", "utf8", "UTF8", "utf-8"}) {
            if (locale.find(wanted) != std::string_view::npos) return true;
        }
        return false;
    }
    return false;
}

}  // namespace offbeat::report
