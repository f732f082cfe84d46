#include "expression/functions/functions.hpp"

namespace offbeat::expression {

NodePtr hex(Arguments& arguments) {
    constexpr std::string_view known = "0123456789abcdef0123456789ABCDEF";
    const std::size_t at = arguments.next_at();
    const std::string digits = arguments.raw();
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] == ' ') continue;
        const std::size_t nibble = known.find(digits[i]);
        if (nibble == std::string_view::npos) throw Mistake(at + i, "no hexadecimal digit", "0 to 9, a to f");
        if (count++ % 2 == 0) out += '\0';
        out.back() = static_cast<char>(static_cast<unsigned char>(out.back()) * 16U + nibble % 16U);
    }
    if (count == 0) throw Mistake(at, "no hexadecimal digits", "two for each byte; no bytes are <empty>");
    if (count % 2 != 0)
        throw Mistake(at, "an odd number of hexadecimal digits, " + std::to_string(count), "two for each byte");
    return node([value = Value::of_text(std::move(out))](const Context&) { return value; });
}

}  // namespace offbeat::expression
