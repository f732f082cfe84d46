#pragma once

#include "voucher/service/constraint.hpp"
#include "voucher/service/utf8.hpp"

#include <cstddef>

namespace voucher::constraints {

/// There is a value, of whatever kind.
template <auto Attribute>
bool required(const Subject& subject) {
    return (subject.request.*Attribute).has_value();
}

/// A text, when there is one, isn't empty.
template <auto Attribute>
bool not_empty(const Subject& subject) {
    const auto& text = subject.request.*Attribute;
    return !text || !text->empty();
}

/// At most `Max` characters; text that isn't UTF-8 has no length and is another constraint's.
template <auto Attribute, std::size_t Max>
bool max_length(const Subject& subject) {
    const auto& text = subject.request.*Attribute;
    return !text || character_count(*text).value_or(0) <= Max;
}

/// At most `Max` characters of well-formed UTF-8 without NUL: for attributes with no other rule on characters,
/// because what PostgreSQL can't hold must not reach it.
template <auto Attribute, std::size_t Max>
bool max_characters(const Subject& subject) {
    const auto& text = subject.request.*Attribute;
    if (!text) return true;
    return character_count(*text).value_or(Max + 1) <= Max && text->find('\0') == std::string::npos;
}

}  // namespace voucher::constraints
