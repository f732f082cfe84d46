#include "expression/functions/functions.hpp"
#include "expression/repeated.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat::expression {
namespace {

using Measure = std::size_t (*)(std::string_view);

std::size_t in_bytes(std::string_view text) {
    return text.size();
}

/// The text again and again, cut between characters, to exactly `length`; padded where a character doesn't fit in.
std::string cycled(std::string_view text, std::size_t length, Measure measure, std::size_t at) {
    const std::size_t whole = length / measure(text);
    if (whole > longest_value / text.size()) throw Mistake(at, "a text of more than 64 MiB", "a shorter one");
    std::string out = repeated(text, whole, text.size());
    std::size_t left = length - whole * measure(text);
    for (std::string_view rest = text; left > 0;) {
        const std::string_view before = rest;
        utf8::take(rest);
        const std::string_view character = before.substr(0, before.size() - rest.size());
        if (measure(character) > left) break;
        left -= measure(character);
        out += character;
    }
    return out.append(left, 'a');
}

/// What a legal text here looks like.
std::string pattern(const Context& context) {
    const Value* legal = context.legal();
    if (legal != nullptr && legal->kind == Value::Kind::list) {
        legal = legal->items.empty() ? nullptr : &legal->items.front();
    }
    return legal != nullptr && legal->kind == Value::Kind::text && !legal->text.empty() ? legal->text : "a";
}

NodePtr measured(Arguments& arguments, Measure measure) {
    const Length length = arguments.length();
    std::string fill;
    const bool filled = arguments.more();
    if (filled) {
        const std::size_t at = arguments.next_at();
        fill = arguments.text();
        if (fill.empty()) throw Mistake(at, "an empty text fills nothing", "at least one character");
    }
    return node([=](const Context& context) {
        return Value::of_text(cycled(filled ? fill : pattern(context), length.in(context), measure, length.at()));
    });
}

}  // namespace

NodePtr len(Arguments& arguments) {
    return measured(arguments, utf8::length);
}
NodePtr bytes(Arguments& arguments) {
    return measured(arguments, in_bytes);
}
NodePtr utf16(Arguments& arguments) {
    return measured(arguments, utf8::utf16_length);
}

}  // namespace offbeat::expression
