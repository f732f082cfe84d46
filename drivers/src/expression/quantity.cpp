#include "expression/quantity.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::expression {

const Step* Quantity::plain_attribute() const {
    return steps_.size() == 1 && steps_.front().kind == Step::Kind::attribute ? &steps_.front() : nullptr;
}

void check_attribute_name(const Context& context, const std::string& name, std::size_t at) {
    const std::vector<std::string> names = context.attribute_names();
    if (names.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
    throw Mistake(at, "unknown attribute " + offbeat::quoted(name.substr(0, 60)), {}, did_you_mean(name, names));
}

const Value& attribute_value(const Context& context, const std::string& name, std::size_t at) {
    if (const Value* value = context.attribute(name)) return *value;
    const std::vector<std::string> names = context.attribute_names();
    if (names.empty()) throw Mistake(at, "no attributes here: @" + name.substr(0, 60) + " needs a request around it");
    throw Mistake(at, "unknown attribute " + offbeat::quoted(name.substr(0, 60)), {}, did_you_mean(name, names));
}

NodePtr quantity_node(std::shared_ptr<const Quantity> quantity) {
    return node([quantity = std::move(quantity)](const Context& context) {
        if (const Step* step = quantity->plain_attribute()) return attribute_value(context, step->text, step->at);
        return Value::of_text(quantity->text(context));
    });
}

std::size_t Length::in(const Context& context) const {
    const std::string digits = quantity_->text(context);
    if (digits.front() == '-') throw Mistake(at_, "a length of " + digits.substr(0, 40), "0 or more");
    constexpr std::size_t most_digits =
        9;  // of a number that is compared below; longer ones are beyond the limit anyway
    const std::size_t length = digits.size() > most_digits ? longest_value + 1 : std::stoul(digits);
    if (length > longest_value)
        throw Mistake(at_, "a length of " + digits.substr(0, 40), "up to 64 MiB, " + std::to_string(longest_value));
    return length;
}

}  // namespace offbeat::expression
