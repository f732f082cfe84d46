#pragma once

#include <string_view>

namespace chaos {

/// What a row of the suite does, and so its verdict. A row's id is its kind's name and a number: `aborts_17`.
struct Kind {
    std::string_view name;
    std::string_view status;  ///< as the reports have it
    std::string_view cause;   ///< which stands in the row's cause
    int failures = 0;
};

inline constexpr Kind kinds[] = {
    {"passes", "passed", ""},
    {"lasts", "passed", ""},
    {"fails", "failed", "", 1},
    {"fails_thrice", "failed", "", 3},
    {"throws", "broken", "unexpected std::runtime_error: as this row does"},
    {"skips", "skipped", "as this row does"},
    {"segfaults", "broken", "SIGSEGV ended the process"},
    {"fails_and_aborts", "broken", "SIGABRT ended the process", 1},
    {"aborts", "broken", "SIGABRT ended the process"},
    {"terminates", "broken", "nobody caught std::runtime_error"},
    {"exits_quietly", "broken", "the row ended its process with _exit(0)"},
    {"exits", "broken", "the row ended its process with exit()"},
    {"exits_with_3", "broken", "the process ended with status 3"},
    {"hangs", "broken", "timed out"},
    {"hangs_with_child", "broken", "timed out"},
    {"hangs_on_at_sigterm", "broken", "timed out"},
    {"leaves_child", "passed", ""},
    {"leaves_daemon", "passed", ""},
    {"leaves_descriptor", "passed", ""},
    {"child_exits", "passed", ""},
    {"once", "passed", ""},  // what a method without a provider has
};

/// Null: a row of no such kind.
inline const Kind* kind_of(std::string_view id) {
    const auto last = id.find_last_not_of("0123456789");
    std::string_view name = id.substr(0, last + 1);
    if (name.size() < id.size() && name.ends_with('_')) name.remove_suffix(1);
    for (const auto& kind : kinds) {
        if (kind.name == name) return &kind;
    }
    return nullptr;
}

}  // namespace chaos
