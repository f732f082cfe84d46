#include "offbeat/orthotropic/domain.hpp"

#include "offbeat/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <tuple>

namespace offbeat {
namespace {

using Classes = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal in plain notation, taken apart so that it compares exactly, however many digits it has.
struct Decimal {
    bool negative = false;
    std::string whole, fraction;
};

std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal number;
    if (!text.empty() && text.front() == '-') {
        number.negative = true;
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    number.whole = text.substr(0, point);
    if (point != std::string_view::npos) number.fraction = text.substr(point + 1);
    const bool digits = std::all_of(number.whole.begin(), number.whole.end(), is_digit) &&
                        std::all_of(number.fraction.begin(), number.fraction.end(), is_digit);
    if (!digits || number.whole.empty() || (point != std::string_view::npos && number.fraction.empty())) return {};
    number.whole.erase(0, std::min(number.whole.find_first_not_of('0'), number.whole.size()));
    return number;
}

int compare_magnitude(const Decimal& a, const Decimal& b) {
    if (a.whole.size() != b.whole.size()) return a.whole.size() < b.whole.size() ? -1 : 1;
    if (const int order = a.whole.compare(b.whole)) return order;
    const auto padded = [&](const Decimal& number) {
        std::string digits = number.fraction;
        digits.resize(std::max(a.fraction.size(), b.fraction.size()), '0');
        return digits;
    };
    return padded(a).compare(padded(b));
}

bool less(const Decimal& a, const Decimal& b) {
    if (a.negative != b.negative) return a.negative;
    return a.negative ? compare_magnitude(b, a) < 0 : compare_magnitude(a, b) < 0;
}

void judge_decimal(const Domain& domain, const std::string& text, Classes& found) {
    if (!domain.minimum) return;
    const auto number = parse_decimal(text);
    if (!number) {
        found.emplace_back("not a number");
        return;
    }
    if (less(*number, *parse_decimal(*domain.minimum))) found.emplace_back("below minimum");
    if (less(*parse_decimal(*domain.maximum), *number)) found.emplace_back("above maximum");
    if (number->fraction.size() > static_cast<std::size_t>(domain.most_decimals)) found.emplace_back("scale");
}

/// The number under `letter` in the format, or nothing where the text has another character there.
bool read_times(const std::string& format, const std::string& text, std::string_view letters, int (&numbers)[6]) {
    if (text.size() != format.size()) return false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const std::size_t part = letters.find(format[i]);
        if (part == std::string_view::npos) {
            if (text[i] != format[i]) return false;
            continue;
        }
        if (!is_digit(text[i])) return false;
        numbers[part] = numbers[part] * 10 + (text[i] - '0');
    }
    return true;
}

bool exists(const std::string& format, const int (&time)[6]) {
    const auto [year, month, day, hour, minute, second] = std::tuple(time[0], time[1], time[2], time[3], time[4], time[5]);
    if (format.find('M') != std::string::npos && (month < 1 || month > 12)) return false;
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int last = month == 2 && leap ? 29 : lengths[std::clamp(month, 1, 12) - 1];
    if (format.find('d') != std::string::npos && (day < 1 || day > last)) return false;
    return hour < 24 && minute < 60 && second < 60;
}

void judge_time(const Domain& domain, const std::string& text, Classes& found) {
    if (domain.time_format.empty()) return;
    int numbers[6] = {};
    if (!read_times(domain.time_format, text, "yMdHms", numbers)) {
        found.emplace_back("format");
    } else if (!exists(domain.time_format, numbers)) {
        found.emplace_back("no such time");
    }
}

void judge_length(const Domain& domain, const std::string& text, Classes& found) {
    const std::size_t length = utf8::length(text);
    if (domain.most_length && length > *domain.most_length) found.emplace_back("too long");
    if (domain.least_length && length < *domain.least_length && length > 0) found.emplace_back("too short");
}

bool holds_control(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

bool is_blank(std::string_view text) {
    while (!text.empty()) {
        const char32_t character = utf8::take(text);
        if (character != U' ' && character != U'\t' && !utf8::invisible(character)) return false;
    }
    return true;
}

Classes judge_text(const Domain& domain, const std::string& text, const Value& request) {
    Classes found;
    if (!utf8::valid(text)) found.emplace_back("malformed UTF-8");
    if (text.empty()) {
        if (domain.is_required || domain.only_when || domain.least_length.value_or(0) > 0) found.emplace_back("empty");
    } else if (domain.is_visible && is_blank(text)) {
        found.emplace_back("blank");
    }
    if (domain.is_visible && holds_control(text)) found.emplace_back("control character");
    judge_length(domain, text, found);
    const bool one_of = std::find(domain.values.begin(), domain.values.end(), text) != domain.values.end();
    if (!domain.values.empty() && !one_of) found.emplace_back("not one of");
    if (!domain.expression.empty() && !RE2::FullMatch(text, domain.expression)) found.emplace_back("pattern");
    judge_decimal(domain, text, found);
    judge_time(domain, text, found);
    const Value* earlier = domain.later_than.empty() ? nullptr : request.find(domain.later_than);
    if (earlier != nullptr && earlier->kind == Value::Kind::text && text <= earlier->text) found.emplace_back("order");
    return found;
}

Classes judge_list(const Domain& domain, const Value& list, const Value& request) {
    Classes found;
    const std::size_t least = domain.least_items.value_or(domain.is_required ? 1 : 0);
    if (list.items.size() < least) found.emplace_back("too few elements");
    if (domain.most_items && list.items.size() > *domain.most_items) found.emplace_back("too many elements");
    std::size_t joined = list.items.empty() ? 0 : (list.items.size() - 1) * utf8::length(domain.separator);
    for (const Value& item : list.items) {
        joined += utf8::length(item.text);
        if (domain.element.empty()) continue;
        for (const auto& illegality : violations(domain.element.front(), item, request)) {
            found.push_back("element " + illegality);
        }
    }
    if (domain.most_length && joined > *domain.most_length) found.emplace_back("joined too long");
    return found;
}

/// Whether the attribute must be given in this request.
bool wanted(const Domain& domain, const Value& request) {
    if (!domain.only_when) return domain.is_required;
    const Value* other = request.find(domain.only_when->first);
    return other != nullptr && other->kind == Value::Kind::text && other->text == domain.only_when->second;
}

} // namespace

std::vector<std::string> violations(const Domain& domain, const Value& value, const Value& request) {
    switch (value.kind) {
    case Value::Kind::null: return wanted(domain, request) ? Classes{"null"} : Classes{};
    case Value::Kind::absent: return wanted(domain, request) ? Classes{"absent"} : Classes{};
    case Value::Kind::json: return {"another kind"};
    case Value::Kind::prepared:
        if (value.text == "existing") return {"taken"};
        return value.text == "missing" ? Classes{"unknown"} : Classes{};
    case Value::Kind::list: return judge_list(domain, value, request);
    case Value::Kind::object: return {};
    case Value::Kind::text: break;
    }
    if (domain.only_when && !wanted(domain, request)) return {"not allowed here"};
    return judge_text(domain, value.text, request);
}

std::string class_by_shape(const Value& value) {
    switch (value.kind) {
    case Value::Kind::null: return "null";
    case Value::Kind::absent: return "absent";
    case Value::Kind::json: return "another kind";
    case Value::Kind::prepared: return value.text == "existing" ? "taken" : value.text == "missing" ? "unknown" : "fresh";
    case Value::Kind::list: return value.items.empty() ? "empty" : "list";
    case Value::Kind::object: return "object";
    case Value::Kind::text: break;
    }
    if (value.text.empty()) return "empty";
    if (!utf8::valid(value.text)) return "malformed UTF-8";
    if (is_blank(value.text)) return "blank";
    return holds_control(value.text) ? "control character" : "other";
}

} // namespace offbeat
