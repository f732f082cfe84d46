#include "derives.hpp"

#include <cxxabi.h>

#include <algorithm>

namespace offbeat {

// As the Itanium C++ ABI lays out what typeid knows, which g++ and clang follow.
bool is_or_derives_from(const std::type_info& derived, const std::type_info& base) {
    if (derived == base) return true;
    if (const auto* one = dynamic_cast<const abi::__si_class_type_info*>(&derived))
        return is_or_derives_from(*one->__base_type, base);
    const auto* several = dynamic_cast<const abi::__vmi_class_type_info*>(&derived);
    if (several == nullptr) return false;
    const auto* bases = several->__base_info;
    return std::any_of(bases, bases + several->__base_count,
                       [&](const auto& one) { return is_or_derives_from(*one.__base_type, base); });
}

}  // namespace offbeat
