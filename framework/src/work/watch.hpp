#pragma once

#include <string>

namespace offbeat::work {

/// Where users' code runs in the program's own process, it can end the program with `_exit(0)`, and whoever started it
/// would take that for a run in which all is well. So the program goes on in a child, and this process waits for it:
/// what ends before done() was called is told, and never ends with 0.
/// Signals that were sent to this process alone are handed on; should it be killed itself, its child ends too.
/// Comes back in the child alone.
void watch(const std::string& program);

/// All has been told: what the program ends with now is its verdict. Nothing where nobody waits. Safe in a signal
/// handler.
void done();

/// Within it, who watches knows which configuration method runs.
class Called {
public:
    explicit Called(const std::string& path);
    Called(const Called&) = delete;
    Called& operator=(const Called&) = delete;
    ~Called();
};

}  // namespace offbeat::work
