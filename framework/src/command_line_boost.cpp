#include "command_line_boost.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

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
