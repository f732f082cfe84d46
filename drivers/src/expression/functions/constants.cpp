#include "expression/functions/functions.hpp"

namespace offbeat::expression {

NodePtr null(Arguments& /*none*/) {
    return node([](const Context&) { return Value::null(); });
}

NodePtr absent(Arguments& /*none*/) {
    return node([](const Context&) { return Value::absent(); });
}

NodePtr empty(Arguments& /*none*/) {
    return node([](const Context& context) { return context.is_list() ? Value::of_list({}) : Value::of_text({}); });
}

}  // namespace offbeat::expression
