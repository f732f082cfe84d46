#pragma once

#include <string>
#include <string_view>

namespace offbeat::ready {

/// What was seen, for a message: on one line, invisible characters escaped, its end cut off where it is long.
std::string shown(std::string_view text);

}  // namespace offbeat::ready
