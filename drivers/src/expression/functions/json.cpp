#include "expression/functions/functions.hpp"
#include "expression/json_check.hpp"
#include "offbeat/text.hpp"

namespace offbeat::expression {

NodePtr json(Arguments& arguments) {
    const std::size_t at = arguments.next_at();
    const std::string raw(trim(arguments.raw()));
    if (const auto wrong = first_json_error(raw)) throw Mistake(at + wrong->at, "malformed JSON", wrong->expected);
    return node([value = Value::json(raw)](const Context&) { return value; });
}

}  // namespace offbeat::expression
