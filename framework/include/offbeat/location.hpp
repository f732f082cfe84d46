#pragma once

#include <string>

namespace offbeat {

/// A place in a file that a person can go to. Lines and columns count from 1, columns in characters; 0: not known.
struct Location {
    std::string file;
    int line = 0;
    int column = 0;

    bool operator==(const Location&) const = default;
};

/// `file:line:column`, without the parts that are not known. A file below the current directory is shown relative to
/// it.
std::string to_string(const Location& where);

}  // namespace offbeat
