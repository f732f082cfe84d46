#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace command {

/// How many cases a config gives, the null request included. Nothing where only the request tells: a type's row, each
/// element of a list; and where the config itself is wrong, which is told when it is checked.
std::optional<std::size_t> cases_of_config(const std::string& path);

}  // namespace command
