#include "decimal.hpp"
#include "offbeat/orthotropic/request.hpp"
#include "offbeat/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <tuple>

namespace offbeat {
namespace {

using orthotropic::less;
using orthotropic::parse_decimal;
using Classes = std::vector<std::string>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
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
    const auto [year, month, day, hour, minute, second] =
        std::tuple(time[0], time[1], time[2], time[3], time[4], time[5]);
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

/// Whether one moment comes after another: by their format, which needn't begin with the year; texts that it doesn't
/// describe compare as texts.
bool is_later(const std::string& format, const std::string& text, const std::string& earlier) {
    int numbers[6] = {}, earlier_numbers[6] = {};
    const bool moments = !format.empty() && read_times(format, text, "yMdHms", numbers) &&
                         read_times(format, earlier, "yMdHms", earlier_numbers);
    if (!moments) return text > earlier;
    return std::lexicographical_compare(std::begin(earlier_numbers), std::end(earlier_numbers), std::begin(numbers),
                                        std::end(numbers));
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
    const Value* earlier = domain.later_than.empty() ? nullptr : value_at(request, domain.later_than);
    if (earlier != nullptr && earlier->kind == Value::Kind::text && !is_later(domain.time_format, text, earlier->text))
        found.emplace_back("order");
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
    const Value* other = value_at(request, domain.only_when->first);
    return other != nullptr && other->kind == Value::Kind::text && other->text == domain.only_when->second;
}

}  // namespace

std::vector<std::string> violations(const Domain& domain, const Value& value, const Value& request) {
    switch (value.kind) {
    case Value::Kind::null:
        return wanted(domain, request) ? Classes{"null"} : Classes{};
    case Value::Kind::absent:
        return wanted(domain, request) ? Classes{"absent"} : Classes{};
    case Value::Kind::twice:
        return {"duplicate key"};
    case Value::Kind::json:
        return {"another kind"};
    case Value::Kind::prepared:
        if (value.text == "existing") return {"taken"};
        return value.text == "missing" ? Classes{"unknown"} : Classes{};
    case Value::Kind::object:
        return {};
    case Value::Kind::list:
    case Value::Kind::text:
        break;
    }
    if (domain.only_when && !wanted(domain, request)) return {"not allowed here"};
    if (value.kind == Value::Kind::list) return judge_list(domain, value, request);
    return judge_text(domain, value.text, request);
}

std::string class_by_shape(const Value& value) {
    switch (value.kind) {
    case Value::Kind::null:
        return "null";
    case Value::Kind::absent:
        return "absent";
    case Value::Kind::twice:
        return "duplicate key";
    case Value::Kind::json:
        return "another kind";
    case Value::Kind::prepared:
        return value.text == "existing" ? "taken" : value.text == "missing" ? "unknown" : "fresh";
    case Value::Kind::list:
        return value.items.empty() ? "empty" : "list";
    case Value::Kind::object:
        return "object";
    case Value::Kind::text:
        break;
    }
    if (value.text.empty()) return "empty";
    if (!utf8::valid(value.text)) return "malformed UTF-8";
    if (is_blank(value.text)) return "blank";
    return holds_control(value.text) ? "control character" : "other";
}

}  // namespace offbeat
