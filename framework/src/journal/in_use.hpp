#pragma once

#include <string>

namespace offbeat::journal {

/// Whether processes of a run that writes a folder's journal live. Asks the system's list of locks: to try the lock
/// itself would keep a run that begins at that moment from having it.
bool in_use(const std::string& folder);

}  // namespace offbeat::journal
