#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace offbeat::expression {

struct JsonError {
    std::size_t at = 0;  ///< byte
    std::string expected;
};

/// Whether a text is one well-formed JSON value of RFC 8259, up to 64 levels deep: the first error where it isn't.
/// Our own, since Boost.JSON tells no position that a cell could be blamed with.
std::optional<JsonError> first_json_error(std::string_view text);

}  // namespace offbeat::expression
