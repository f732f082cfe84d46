#include "command_line_boost.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <random>
#include <string_view>

namespace offbeat {
namespace {

bool asks_for_log(const std::string& word) {
    if (word.substr(0, 2) == "-l" || word.substr(0, 2) == "-f" || word.substr(0, 2) == "-k") return true;
    for (const char* option : {"--log_level", "--log_format", "--log_sink", "--logger", "--output_format"}) {
        if (word.rfind(option, 0) == 0) return true;
    }
    return false;
}

bool asks_for_report(const std::string& word) {
    return word.rfind("--report_level", 0) == 0 || word.rfind("-r", 0) == 0 || word.rfind("--output_format", 0) == 0;
}

/// Boost.Test reads its options from the environment too; the command line beats it.
bool environment_asks(std::initializer_list<const char*> names) {
    return std::any_of(names.begin(), names.end(), [](const char* name) { return std::getenv(name) != nullptr; });
}

}  // namespace

const std::vector<std::string>& boost_options() {
    // of Boost.Test 1.81
    static const std::vector<std::string> names = {"auto_start_dbg",
                                                   "break_exec_path",
                                                   "build_info",
                                                   "catch_system_errors",
                                                   "color_output",
                                                   "detect_fp_exceptions",
                                                   "detect_memory_leaks",
                                                   "help",
                                                   "usage",
                                                   "list_content",
                                                   "list_labels",
                                                   "log_format",
                                                   "log_level",
                                                   "log_sink",
                                                   "logger",
                                                   "output_format",
                                                   "random",
                                                   "report_format",
                                                   "report_level",
                                                   "report_memory_leaks_to",
                                                   "report_sink",
                                                   "result_code",
                                                   "run_test",
                                                   "save_pattern",
                                                   "show_progress",
                                                   "use_alt_stack",
                                                   "wait_for_debugger",
                                                   "no_result_code",
                                                   "no_color_output",
                                                   "version"};
    return names;
}

void take_random(CommandLine& line) {
    constexpr std::string_view option = "--random";
    std::optional<std::string> seed;
    if (const char* asked = std::getenv("BOOST_TEST_RANDOM"); asked != nullptr) seed = asked;
    std::erase_if(line.boost, [&](const std::string& word) {
        if (word != option && !word.starts_with("--random=")) return false;
        seed = word == option ? "1" : word.substr(option.size() + 1);
        return true;
    });
    if (!seed) return;
    line.boost.emplace_back("--random=0");  // beats the environment
    if (line.seed || *seed == "0") return;
    std::uint32_t number = 0;
    const auto [end, wrong] = std::from_chars(seed->data(), seed->data() + seed->size(), number);
    if (wrong != std::errc() || end != seed->data() + seed->size())
        throw Error("--random=" + *seed + " can't be read; expected a seed such as 4711");
    line.seed = number == 1 ? std::random_device()() : number;  // as Boost.Test has it
}

void take_filters(CommandLine& line) {
    const char* asked = std::getenv("BOOST_TEST_RUN_FILTERS");
    if (asked == nullptr || *asked == '\0') return;
    bool given = false;
    each_run_test(line.boost, [&](const std::string& /*value*/) { given = true; });
    if (!given) line.boost.push_back(std::string("--run_test=") + asked);
}

void each_run_test(std::vector<std::string>& words, const std::function<void(std::string& value)>& take) {
    constexpr std::string_view option = "--run_test=";
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i].starts_with(option)) {
            std::string value = words[i].substr(option.size());
            take(value);
            words[i] = std::string(option) + value;
        } else if (words[i] == "--run_test" || words[i] == "-t") {
            if (i + 1 < words.size()) take(words[++i]);
        }
    }
}

bool fits(const std::string& name, std::string_view pattern) {
    const bool any_before = pattern.starts_with('*');
    if (any_before) pattern.remove_prefix(1);
    const bool any_behind = pattern.ends_with('*');
    if (any_behind) pattern.remove_suffix(1);
    if (any_before && any_behind) return name.find(pattern) != std::string::npos;
    if (any_before) return name.ends_with(pattern);
    if (any_behind) return name.starts_with(pattern);
    return name == pattern;
}

constexpr std::size_t row_level = 2;

RowFilter::RowFilter(const CommandLine& line) {
    std::vector<std::string> words = line.boost;
    each_run_test(words, [&](const std::string& value) {
        // Labels, negations and what adds to other filters are Boost.Test's own to decide.
        if (value.find_first_of("@!+:") != std::string::npos) known_ = false;
        auto& levels = filters_.emplace_back();
        for (const auto& level : split(value, '/')) levels.push_back(split(level, ','));
    });
}

bool RowFilter::may_have(const std::string& class_name, const std::string& method, const std::string& row) const {
    if (!known_ || filters_.empty()) return true;
    const std::string* const names[] = {&class_name, &method, &row};
    return std::ranges::any_of(filters_, [&](const auto& levels) {
        for (std::size_t i = 0; i < levels.size() && i <= row_level; ++i) {
            const auto is_one = [&](const std::string& pattern) {
                return fits(*names[i], pattern) || (i == row_level && pattern.starts_with(*names[i] + "_run"));
            };
            if (std::ranges::none_of(levels[i], is_one)) return false;
        }
        return true;
    });
}

void name_invocations(CommandLine& line) {
    each_run_test(line.boost, [](std::string& value) {
        const auto levels = split(value, '/');
        if (levels.size() != row_level + 1 || value.find_first_of("@!+:") != std::string::npos) return;
        std::string rows;
        for (const auto& row : split(levels[row_level], ',')) {
            rows += (rows.empty() ? "" : ",") + row;
            if (!row.ends_with('*')) rows += ',' + row + "_run*";
        }
        value = levels[0] + '/' + levels[1] + '/' + rows;
    });
}

void quieten_boost(CommandLine& line) {
    const auto asks = [&](auto predicate) { return std::any_of(line.boost.begin(), line.boost.end(), predicate); };
    line.boost_lists = asks([](const std::string& word) {
        return word.rfind("--list_", 0) == 0 || word == "--help" || word == "--usage" || word.rfind("--help=", 0) == 0;
    });
    line.boost_log =
        asks(asks_for_log) || environment_asks({"BOOST_TEST_LOG_LEVEL", "BOOST_TEST_LOG_FORMAT", "BOOST_TEST_LOGGER"});
    if (!line.boost_log) line.boost.emplace_back("--log_level=nothing");
    line.boost_report = asks(asks_for_report);
    if (!line.boost_report && !environment_asks({"BOOST_TEST_REPORT_LEVEL"}))
        line.boost.emplace_back("--report_level=no");
    // It colours into pipes too, and knows no NO_COLOR (Boost.Test 1.81).
    if (!asks([](const std::string& word) { return word.rfind("--color_output", 0) == 0; })) {
        line.boost.emplace_back("--color_output=no");
    }
}

}  // namespace offbeat
