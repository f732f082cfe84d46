#include "expression/functions/functions.hpp"

namespace offbeat::expression {
namespace {

Value only(const NodePtr& node, const Context& context, std::size_t at) {
    std::vector<Value> values = node->values(context);
    if (values.size() != 1) throw Mistake(at, std::to_string(values.size()) + " values", "one");
    const auto kind = values.front().kind;
    if (kind == Value::Kind::absent || kind == Value::Kind::prepared || kind == Value::Kind::twice)
        throw Mistake(at, display(values.front()) + " in twice()", "a value that can stand behind a key");
    return std::move(values.front());
}

}  // namespace

NodePtr twice(Arguments& arguments) {
    const std::size_t first_at = arguments.next_at();
    const NodePtr first = arguments.expression();
    const std::size_t second_at = arguments.next_at();
    const NodePtr second = arguments.expression();
    return node([=](const Context& context) {
        return Value::twice(only(first, context, first_at), only(second, context, second_at));
    });
}

}  // namespace offbeat::expression
