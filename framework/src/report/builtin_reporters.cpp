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
        reporters().add("html", make_html_report, __FILE__, __LINE__);
        reporters().add("durations", make_durations, __FILE__, __LINE__);
        reporters().add("failed", make_failed, __FILE__, __LINE__);
        return true;
    }();
    static_cast<void>(done);
}

}  // namespace offbeat::report
