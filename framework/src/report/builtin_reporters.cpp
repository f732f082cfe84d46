#include "offbeat/builtin_reporters.hpp"

#include "report/builtin.hpp"

namespace offbeat::report {

void register_builtin_reporters() {
    // by calls, not by static objects: a linker drops a library's file that nobody asks for
    static const bool done = [] {
        reporters().add("journal", make_journal, __FILE__, __LINE__);
        reporters().add("history", make_history, __FILE__, __LINE__);  // before those that show it
        reporters().add("json", make_json_report, __FILE__, __LINE__);
        reporters().add("junit", make_junit_report, __FILE__, __LINE__);
        reporters().add("junit-extended", make_junit_extended, __FILE__, __LINE__);
        reporters().add("testng", make_testng_report, __FILE__, __LINE__);
        reporters().add("allure", make_allure_report, __FILE__, __LINE__);
        reporters().add("ctrf", make_ctrf_report, __FILE__, __LINE__);
        reporters().add("tap", make_tap_report, __FILE__, __LINE__);
        reporters().add("github", make_github_report, __FILE__, __LINE__);
        reporters().add("log", make_run_log, __FILE__, __LINE__);
        reporters().add("issues", make_issues_report, __FILE__, __LINE__);
        reporters().add("performance", make_performance_report, __FILE__, __LINE__);
        reporters().add("html", make_html_report, __FILE__, __LINE__);
        reporters().add("durations", make_durations, __FILE__, __LINE__);
        reporters().add("failed", make_failed, __FILE__, __LINE__);
        return true;
    }();
    static_cast<void>(done);
}

}  // namespace offbeat::report
