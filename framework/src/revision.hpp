#pragma once

#include <string>

namespace offbeat {

/// The Git revision of the work tree that a folder is in, or which a CI engine says that it has checked out; empty
/// where there is neither. Read from Git's files: no process is started, and nobody looks whether files have changed
/// since.
std::string revision_of(const std::string& folder);

}  // namespace offbeat
