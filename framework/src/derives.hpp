#pragma once

#include <typeinfo>

namespace offbeat {

/// Whether a class is another one, or derived from it. Asked of classes of which no instance is at hand.
bool is_or_derives_from(const std::type_info& derived, const std::type_info& base);

}  // namespace offbeat
