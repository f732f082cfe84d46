#pragma once

#include "offbeat/schema.hpp"
#include "offbeat/value.hpp"

namespace offbeat::orthotropic {

/// `<json({…})>` for a struct and `<json([…])>` for a list, taken apart as the C++ type has them: numbers and truth
/// values become their texts, strings texts, null null. Any other value stays what it is. \param schema the type of the
/// value's place; null pointer where there is none \throws NotConvertible where an object has a member that the struct
/// hasn't, or one twice
Value as_typed(Value value, const Schema* schema);

}  // namespace offbeat::orthotropic
