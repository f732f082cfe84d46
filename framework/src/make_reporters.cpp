#include "make_reporters.hpp"

#include "offbeat/builtin_reporters.hpp"

#include <algorithm>

namespace offbeat {

std::vector<std::unique_ptr<Reporter>> make_reporters(const std::vector<std::string>& names,
                                                      const std::string& report_dir, std::FILE* console, bool journal) {
    report::register_builtin_reporters();
    for (const auto& name : names) static_cast<void>(reporters().get(name, {}));
    const auto wanted = [&](const std::string& name) {
        if (name == "journal") return journal;
        if (name == "failed" || name == "history") return true;  // what later runs go by
        return names.empty() || std::ranges::find(names, name) != names.end();
    };
    std::vector<std::unique_ptr<Reporter>> made;
    for (const auto& entry : reporters().entries()) {
        if (wanted(entry.name)) made.push_back(entry.thing(report_dir));
    }
    const int fd = fileno(console);
    // The console comes last: it names the page when the page is written.
    made.push_back(report::make_console_reporter(
        console, {report::wants_colour(fd), report::wants_live(fd), report::shows_unicode()}));
    return made;
}

}  // namespace offbeat
