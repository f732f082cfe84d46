#include "report/github_text.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

#include <vector>

namespace offbeat::report {
namespace {

constexpr std::size_t longest_message = 4096;

std::string escaped(const std::string& text, bool in_property) {
    std::string out;
    for (const char c : text) {
        const bool special = c == '%' || c == '\r' || c == '\n' || (in_property && (c == ':' || c == ','));
        constexpr const char* digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        out += special ? std::string{'%', digits[byte / 16], digits[byte % 16]} : std::string(1, c);
    }
    return out;
}

}  // namespace

std::string github_command(const char* kind, const std::string& place, const std::string& title,
                           const std::string& message) {
    std::string file = place;
    std::vector<std::string> numbers;
    for (auto colon = file.rfind(':'); numbers.size() < 2 && colon != std::string::npos; colon = file.rfind(':')) {
        const std::string number = file.substr(colon + 1);
        if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) break;
        numbers.insert(numbers.begin(), number);
        file.resize(colon);
    }
    std::string out = std::string("::") + kind + ' ';
    if (!file.empty()) out += "file=" + escaped(utf8::visible(file), true) + ',';
    if (!numbers.empty()) out += "line=" + numbers[0] + ',';
    if (numbers.size() > 1) out += "col=" + numbers[1] + ',';
    out += "title=" + escaped(utf8::visible(title), true) + "::";
    return out + escaped(visible_lines(cut(message, longest_message)), false) + '\n';
}

}  // namespace offbeat::report
