#pragma once

namespace offbeat {

inline constexpr const char* version = "0.1.0";

}  // namespace offbeat
