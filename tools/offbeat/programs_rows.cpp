#include "programs_rows.hpp"

#include "child.hpp"
#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"
#include "output.hpp"

#include <boost/json.hpp>

#include <cstdio>
#include <filesystem>
#include <set>

namespace command {
namespace {

namespace fs = std::filesystem;

std::string canonical(const std::string& path) {
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(path, failed);
    return failed ? path : whole.string();
}

std::string text_of(const boost::json::object& row, const char* key) {
    const auto* member = row.if_contains(key);
    return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

/// The driver of a listed row. A driver that couldn't be opened at all is known by the place of its problem only.
std::string driver_of(const boost::json::object& row) {
    const std::string driver = text_of(row, "driver");
    if (!driver.empty()) return canonical(driver);
    const std::string source = text_of(row, "source");
    return canonical(source.substr(0, source.find(".csv:") + 4));
}

boost::json::object parse(std::string_view line, const std::string& program) {
    boost::json::parse_options options;
    options.max_depth = 1000;
    boost::json::error_code failed;
    boost::json::value row = boost::json::parse({line.data(), line.size()}, failed, {}, options);
    if (failed || !row.is_object())
        throw offbeat::EnvironmentError(program + " --rows printed no row: it isn't Offbeat's");
    return std::move(row.as_object());
}

}  // namespace

int programs_rows(const Arguments& arguments) {
    std::set<std::string> wanted, found;
    for (const auto& path : arguments.paths) wanted.insert(canonical(path));
    std::vector<std::string> words = {"--rows"};
    words.insert(words.end(), arguments.for_programs.begin(), arguments.for_programs.end());
    bool any_problem = false;
    const int status = run_program(arguments.option("program"), words, [&](std::string_view line) {
        const auto row = parse(line, arguments.option("program"));
        const std::string driver = driver_of(row);
        if (wanted.count(driver) == 0) return;
        found.insert(driver);
        const std::string state = text_of(row, "state");
        any_problem = any_problem || state == "bad" || state == "not configured";
        print(visible_json(line));
        print("\n");
    });
    constexpr int green = 0, not_green = 201;  // a plan with problems ends so, whichever driver has them
    if (status != green && status != not_green) {
        throw offbeat::EnvironmentError(arguments.option("program") + " --rows " + ending(status));
    }
    for (const auto& path : arguments.paths) {
        if (found.count(canonical(path)) != 0) continue;
        any_problem = true;
        finish();
        const std::string message = arguments.option("program") + " lists no row of " + path +
                                    ": no method has this driver, or its rows stream (-- --row-bound=N lists more)";
        std::fprintf(stderr, "offbeat: %s\n", offbeat::utf8::visible(message).c_str());
    }
    return any_problem ? problems_found : fine;
}

}  // namespace command
