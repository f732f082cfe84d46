#include "expression/functions/functions.hpp"
#include "expression/repeated.hpp"

namespace offbeat::expression {

NodePtr blank(Arguments& arguments) {
    const Length count = arguments.length();
    return node([count](const Context& context) { return Value::of_text(std::string(count.in(context), ' ')); });
}

NodePtr repeat(Arguments& arguments) {
    const std::string text = arguments.text();
    const Length count = arguments.length();
    return node([text, count](const Context& context) {
        const std::size_t times = count.in(context);
        if (!text.empty() && times > longest_value / text.size()) {
            throw Mistake(count.at(), std::to_string(times) + " times " + std::to_string(text.size()) + " bytes",
                          "up to 64 MiB together");
        }
        return Value::of_text(repeated(text, times));
    });
}

}  // namespace offbeat::expression
