#pragma once

#include <string>

namespace offbeat {

/// `did you mean "base.csv"?` where the folder of a path that isn't there has a file of a name near to it; else empty.
std::string near_file(const std::string& path);

}  // namespace offbeat
