#include "expression/functions/functions.hpp"
#include "expression/quantity.hpp"

namespace offbeat::expression {
namespace {

NodePtr prepared(Arguments& arguments, const char* what) {
    const std::size_t at = arguments.next_at();
    const std::string attribute = arguments.name();
    return node([=](const Context& context) {
        check_attribute_name(context, attribute, at);
        return Value::prepared(what, attribute);
    });
}

}  // namespace

NodePtr existing(Arguments& arguments) {
    return prepared(arguments, "existing");
}
NodePtr missing(Arguments& arguments) {
    return prepared(arguments, "missing");
}
NodePtr fresh(Arguments& arguments) {
    return prepared(arguments, "fresh");
}

}  // namespace offbeat::expression
