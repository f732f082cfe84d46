#pragma once

#include "offbeat/expression/function.hpp"

// The built-in expressions, as drivers write them.
namespace offbeat::expression {

NodePtr null(Arguments& arguments);
NodePtr absent(Arguments& arguments);
NodePtr empty(Arguments& arguments);
NodePtr blank(Arguments& arguments);
NodePtr repeat(Arguments& arguments);
NodePtr len(Arguments& arguments);
NodePtr bytes(Arguments& arguments);
NodePtr utf16(Arguments& arguments);
NodePtr hex(Arguments& arguments);
NodePtr list(Arguments& arguments);
NodePtr existing(Arguments& arguments);
NodePtr missing(Arguments& arguments);
NodePtr fresh(Arguments& arguments);
NodePtr json(Arguments& arguments);
NodePtr raw(Arguments& arguments);
NodePtr twice(Arguments& arguments);
NodePtr file(Arguments& arguments);

}  // namespace offbeat::expression
