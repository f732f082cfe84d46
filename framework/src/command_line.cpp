#include "command_line.hpp"

#include "command_line_boost.hpp"
#include "command_line_options.hpp"
#include "gates.hpp"
#include "offbeat/convert.hpp"
#include "offbeat/error.hpp"
#include "offbeat/option.hpp"
#include "offbeat/text.hpp"
#include "offbeat/version.hpp"
#include "shard/durations.hpp"
#include "shard/environment.hpp"

#include <boost/program_options.hpp>

#include <sched.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

namespace offbeat {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

void refuse_unknown(const std::vector<std::string>& rest, const po::options_description& ours) {
    std::vector<std::string> known = boost_options();
    for (const auto& option : ours.options()) known.push_back(option->long_name());
    for (const auto& word : rest) {
        if (word.size() < 3 || word.substr(0, 2) != "--") continue;
        const std::string name = word.substr(2, word.find('=') - 2);
        if (std::ranges::find(boost_options(), name) == boost_options().end())
            throw Error("unknown option --" + name + "; " + did_you_mean(name, known));
    }
}

/// The folder that holds the suite: the nearest one above the program, then above the current directory, with a Jamroot
/// or a testres folder in it.
fs::path root_folder(const fs::path& executable) {
    std::error_code failed;
    const fs::path real = fs::read_symlink("/proc/self/exe", failed);
    const fs::path starts[] = {failed ? fs::absolute(executable) : real, fs::current_path() / "x"};
    for (const auto& start : starts) {
        for (fs::path folder = start.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
            // What may not be looked at isn't ours.
            if (fs::exists(folder / "testres", failed) || fs::exists(folder / "Jamroot", failed)) return folder;
        }
    }
    return fs::current_path();
}

std::string absolute(const std::string& path) {
    return fs::absolute(path).lexically_normal().string();
}

template <class T>
T converted(const std::string& option, const std::string& text, const char* expected) {
    try {
        return from_value<T>(Value::of_text(text));
    } catch (const NotConvertible&) {
        throw Error("--" + option + '=' + text + " can't be read; expected " + expected);
    }
}

std::chrono::milliseconds time_of(const std::string& option, const std::string& text) {
    const auto time = converted<std::chrono::milliseconds>(option, text, "a time such as 500ms or 2s");
    if (time.count() < 0) throw Error("--" + option + '=' + text + " is negative");
    return time;
}

std::uint64_t size_of(const std::string& option, const std::string& text) {
    const std::pair<const char*, std::uint64_t> units[] = {{"GiB", 1U << 30U}, {"MiB", 1U << 20U},
                                                           {"KiB", 1U << 10U}, {"GB", 1'000'000'000},
                                                           {"MB", 1'000'000},  {"kB", 1000}};
    constexpr const char* expected = "a size such as 512MiB";
    for (const auto& [unit, bytes] : units) {
        if (!text.ends_with(unit)) continue;
        return bytes *
               converted<std::uint32_t>(option, text.substr(0, text.size() - std::string_view(unit).size()), expected);
    }
    throw Error("--" + option + '=' + text + " can't be read; expected " + expected);
}

work::Isolate isolate_of(const std::string& text) {
    if (text == "none") return work::Isolate::none;
    if (text == "method") return work::Isolate::method;
    if (text == "row") return work::Isolate::row;
    throw Error("--isolate=" + text + " can't be read; expected none, method or row");
}

bool is_strict(const std::string& text) {
    if (text == "row") return false;
    if (text == "skip-class") return true;
    throw Error("--config-failure=" + text + " can't be read; expected row or skip-class");
}

unsigned processors() {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? static_cast<unsigned>(CPU_COUNT(&set)) : 1;
}

/// Whether a debugger watches this process: it would lose sight of the rows in others.
bool traced() {
    std::ifstream status("/proc/self/status");
    constexpr std::string_view key = "TracerPid:";
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key)) return line.find_first_of("123456789", key.size()) != std::string::npos;
    }
    return false;
}

constexpr unsigned most_jobs = 1024;

unsigned jobs_of(const std::string& text) {
    if (text == "auto") return processors();
    const auto jobs = converted<unsigned>("jobs", text, "auto, or a number of processes such as 4");
    if (jobs > most_jobs) throw Error("--jobs=" + text + " is more than " + std::to_string(most_jobs));
    return jobs;
}

/// How the rows are spread over processes.
void take_work(CommandLine& line, const po::variables_map& given) {
    const auto text = [&](const char* option) { return given[option].as<std::string>(); };
    const auto has = [&](const char* option) { return given.count(option) != 0; };
    work::Settings& work = line.work;
    work.jobs = has("jobs") ? jobs_of(text("jobs")) : traced() ? 0 : processors();
    line.jobs_given = has("jobs");
    if (has("isolate")) work.isolate = isolate_of(text("isolate"));
    if (has("timeout")) work.timeout = time_of("timeout", text("timeout"));
    if (has("slow")) work.slow = time_of("slow", text("slow"));
    if (has("grace")) work.grace = time_of("grace", text("grace"));
    if (has("memory-limit")) work.memory = size_of("memory-limit", text("memory-limit"));
    work.resume = has("resume");
    for (const char* option : {"isolate", "timeout", "memory-limit"}) {
        if (has(option)) line.rerun.push_back(std::string("--") + option + '=' + text(option));
    }
    if (has("reports")) line.reports = split(text("reports"), ',');
    if (has("listeners")) {
        line.listeners = split(text("listeners"), ',');
        line.rerun.push_back("--listeners=" + text("listeners"));
    }
}

/// Boost.Test's own log and report tell of one process, and its handlers would take a crash for an exception.
void settle_work(CommandLine& line) {
    const bool alone = line.boost_log || line.boost_report || line.boost_lists;
    if (alone && line.work.resume) throw Error("--resume can't go with Boost.Test's own log or report");
    if (alone) line.work.jobs = 0;
    if (line.work.jobs == 0) {
        if (line.work.resume) throw Error("--resume needs workers; it can't go with --jobs=0");
        return;
    }
    const auto asked = [](const std::string& word) { return word.rfind("--catch_system_errors", 0) == 0; };
    if (std::none_of(line.boost.begin(), line.boost.end(), asked)) line.boost.emplace_back("--catch_system_errors=no");
}

/// Where the reports go: each shard has a folder of its own, below that of the whole, whose durations it goes by.
void take_places(CommandLine& line, const po::variables_map& given, const std::string& whole) {
    const auto text = [&](const char* option) {
        return given.count(option) == 0 ? std::string() : given[option].as<std::string>();
    };
    if (given.count("shard") != 0 && text("shard").empty()) throw Error("--shard= is empty; expected such as 2/5");
    line.shard = shard::shard_of(text("shard"));
    line.report_dir = whole;
    if (line.shard)
        line.report_dir += "/shard-" + std::to_string(line.shard->number) + "-of-" + std::to_string(line.shard->of);
    if (given.count("report-dir") != 0) {
        line.report_dir = absolute(text("report-dir"));
    } else if (const std::string known = whole + '/' + shard::durations_file; shard::has_durations(known)) {
        line.durations = known;
    }
    if (given.count("durations") != 0) line.durations = absolute(text("durations"));
}

/// A number of things, which po would take -1 for a great one of.
std::int64_t count_of(const po::variables_map& given, const std::string& option) {
    const auto number = given[option].as<std::int64_t>();
    if (number < 0) throw Error("--" + option + '=' + std::to_string(number) + " is negative");
    return number;
}

constexpr std::int64_t most_repeats = 1'000'000;

void take_order(CommandLine& line, const po::variables_map& given) {
    const auto number = [&](const char* option) { return given[option].as<std::int64_t>(); };
    for (const char* option : {"repeat", "repeat-until-fail"}) {
        if (given.count(option) == 0) continue;
        if (number(option) < 1 || number(option) > most_repeats)
            throw Error(std::string("--") + option + '=' + std::to_string(number(option)) + "; expected 1 to " +
                        std::to_string(most_repeats));
        line.repeat = static_cast<int>(number(option));
    }
    if (given.count("repeat-until-fail") != 0) line.max_failures = 1;
    if (given.count("max-failures") != 0)
        line.max_failures = static_cast<std::uint64_t>(count_of(given, "max-failures"));
    line.failed_first = given.count("failed-first") != 0;
    if (given.count("shuffle") == 0) return;
    const std::string seed = given["shuffle"].as<std::string>();
    line.seed =
        seed.empty() ? std::random_device()() : converted<std::uint32_t>("shuffle", seed, "a seed such as 4711");
}

std::vector<std::string> texts_of(const po::variables_map& given, const char* option) {
    return given.count(option) == 0 ? std::vector<std::string>() : given[option].as<std::vector<std::string>>();
}

constexpr const char* all_rows = " ";  // the parser refuses an empty value

/// `--rows` alone asks for all rows; with an expression behind it, as its value or as the next word, it selects.
std::vector<std::string> with_values(int count, char* argv[]) {
    std::vector<std::string> words;
    for (int i = 1; i < count; ++i) {
        std::string word = argv[i];
        if (word == "--rows") {
            const bool value = i + 1 < count && std::string_view(argv[i + 1]).substr(0, 2) != "--";
            word += '=';
            word += value ? argv[++i] : all_rows;
        }
        words.push_back(std::move(word));
    }
    return words;
}

void take_values(CommandLine& line, const po::variables_map& given) {
    const fs::path root = root_folder(line.executable);
    line.testres =
        given.count("testres") != 0 ? absolute(given["testres"].as<std::string>()) : (root / "testres").string();
    take_places(line, given, (root / "build/report" / line.program).string());
    if (given.count("testres") != 0) line.rerun.push_back("--testres=" + given["testres"].as<std::string>());
    if (given.count("row") != 0) line.row = given["row"].as<std::string>();
    if (given.count("row-bound") != 0) {
        line.row_bound = static_cast<std::size_t>(count_of(given, "row-bound"));
        line.rerun.push_back("--row-bound=" + std::to_string(line.row_bound));
    }
    if (given.count("retries") != 0)
        line.retries = static_cast<int>(std::min<std::int64_t>(count_of(given, "retries"), 1000));
    if (given.count("config-failure") != 0) {
        line.config_failure_given = true;
        line.strict_configuration = is_strict(given["config-failure"].as<std::string>());
    }
    if (given.count("gate") != 0) line.gates = read_gates(given["gate"].as<std::vector<std::string>>());
    take_work(line, given);
    for (Option* option : Option::all()) {
        if (given.count(option->name()) == 0) continue;
        option->set(given[option->name()].as<std::string>());
        line.rerun.push_back("--" + option->name() + '=' + option->value());
    }
    for (const auto& text : texts_of(given, "suite")) {
        for (const auto& file : split(text, ',')) line.suites.push_back(file);
        line.rerun.push_back("--suite=" + text);
    }
    for (const auto& text : line.parameters = texts_of(given, "param")) line.rerun.push_back("--param=" + text);
    if (given.count("plan") != 0) line.ask = CommandLine::Ask::plan;
    if (given.count("list") != 0) line.ask = CommandLine::Ask::list;
    take_order(line, given);
    if (given.count("last-failed") != 0) line.last_failed = true;
    for (const auto& text : texts_of(given, "groups")) line.selection.add_groups(text);
    for (const auto& text : texts_of(given, "rows")) {
        if (text == all_rows) {
            line.ask = CommandLine::Ask::rows;
        } else {
            line.selection.add_rows(text);
        }
    }
}

}  // namespace

std::string enough_text(const CommandLine& line) {
    return std::to_string(line.max_failures) + (line.max_failures == 1 ? " row" : " rows") +
           " had failed, as many as --max-failures or --repeat-until-fail lets";
}

std::optional<CommandLine> read_command_line(int argc, char* argv[]) {
    CommandLine line;
    line.executable = argc > 0 ? argv[0] : "program";
    line.program = fs::path(line.executable).filename().string();
    for (int i = 0; i < argc; ++i) line.whole += (i == 0 ? "" : " ") + shell_word(argv[i]);
    const po::options_description ours = known_options();
    // What stands behind `--` is the suite's own.
    const auto own = std::find(argv, argv + argc, std::string_view("--"));
    try {
        // Without guessing: `--row` must not be taken for `--rows`, nor an option of Boost.Test for one of ours.
        const auto style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing &
                           ~po::command_line_style::allow_short;
        const auto parsed = po::command_line_parser(with_values(static_cast<int>(own - argv), argv))
                                .options(ours)
                                .style(style)
                                .allow_unregistered()
                                .run();
        po::variables_map given;
        po::store(parsed, given);
        // What is there already stays.
        po::store(po::command_line_parser(DefaultOptions::all()).options(ours).style(style).run(), given);
        if (given.count("version") != 0) {
            std::cout << "offbeat " << version << '\n';
            return std::nullopt;
        }
        line.boost = po::collect_unrecognized(parsed.options, po::include_positional);
        refuse_unknown(line.boost, ours);
        if (std::find(line.boost.begin(), line.boost.end(), "--help") != line.boost.end()) std::cout << ours << '\n';
        take_values(line, given);
    } catch (const po::error& wrong) {
        throw Error(wrong.what());
    }
    take_random(line);
    take_filters(line);
    each_run_test(line.boost, [&](const std::string& value) { line.run_tests.push_back(value); });
    if (line.repeat > 1) name_invocations(line);
    quieten_boost(line);
    settle_work(line);
    line.boost.insert(line.boost.end(), own, argv + argc);
    return line;
}

}  // namespace offbeat
