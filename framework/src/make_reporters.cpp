#include "make_reporters.hpp"

#include "offbeat/builtin_reporters.hpp"
#include "report/builtin.hpp"

#include <algorithm>

namespace offbeat {
namespace {

// Files for readers of their own, or as large as report.json once more: who has such a reader names them.
constexpr const char* on_request[] = {"junit-extended", "testng", "allure", "ctrf", "tap", "log", "performance"};

bool by_default(const std::string& name) {
    return name == "github" ? report::wants_github() : std::ranges::find(on_request, name) == std::end(on_request);
}

}  // namespace

std::vector<std::unique_ptr<Reporter>> make_reporters(const std::vector<std::string>& names,
                                                      const std::string& report_dir, std::FILE* console, bool journal,
                                                      const MakeFailed& failed) {
    report::register_builtin_reporters();
    const auto named = [&](const char* name) { return std::ranges::find(names, name) != names.end(); };
    const bool all = named("all");
    const bool defaults = names.empty() || named("default");
    for (const auto& name : names) {
        if (name != "all" && name != "default") static_cast<void>(reporters().get(name, {}));
    }
    const auto wanted = [&](const std::string& name) {
        if (name == "journal") return journal;
        if (name == "failed" || name == "history") return true;  // what later runs go by
        return all || (defaults && by_default(name)) || named(name.c_str());
    };
    std::vector<std::unique_ptr<Reporter>> made;
    std::unique_ptr<Reporter> github;
    for (const auto& entry : reporters().entries()) {
        if (!wanted(entry.name)) continue;
        auto& place = entry.name == std::string_view("github") ? github : made.emplace_back();
        place = failed && entry.name == std::string_view("failed") ? failed(report_dir) : entry.thing(report_dir);
    }
    const int fd = fileno(console);
    // The console comes behind all files: it names the page when the page is written.
    made.push_back(report::make_console_reporter(
        console, {report::wants_colour(fd), report::wants_live(fd), report::shows_unicode()}));
    // Behind all that prints rows' texts: GitHub takes commands again, and only our own follow.
    if (report::wants_github()) made.push_back(report::make_github_guard());
    if (github) made.push_back(std::move(github));
    return made;
}

}  // namespace offbeat
