#pragma once

#include "process_table.hpp"

#include <chrono>
#include <functional>
#include <vector>

namespace offbeat::process {

/// Finds the processes that are meant, as of now.
using Find = std::function<std::vector<Entry>()>;

/// Kills what `find` finds until it finds nothing: while some end, others may be born. SIGKILL ends frozen ones too.
struct Ending {
    std::vector<Entry> ended;
    std::vector<Entry> left;  ///< still there at the limit: those that the kernel holds
};
Ending end_all(const Find& find, std::chrono::milliseconds limit);

/// Freezes what `find` finds until all of it is frozen and nothing new comes. False where that isn't so at the limit.
bool freeze_all(const Find& find, std::chrono::milliseconds limit);

/// Lets what `find` finds go on.
void thaw_all(const Find& find);

}  // namespace offbeat::process
