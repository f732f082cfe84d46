#pragma once

#include <string>

namespace offbeat {

/// 32 hexadecimal digits that nobody can guess, from the system's source of randomness. \throws Error where it has none
std::string random_token();

}  // namespace offbeat
