#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace offbeat::work {

/// A frame of a stack, as far as it can be told.
struct Frame {
    std::string function = {};  ///< `?` where nobody knows
    std::string place = {};     ///< `file:line`; empty where there is no debugging information
};

/// What stands at these addresses of this process. Names and lines come from addr2line, once for each file; where it
/// isn't installed (Debian: binutils), from the symbols that are exported.
std::vector<Frame> frames_at(const std::vector<std::uintptr_t>& addresses);

}  // namespace offbeat::work
