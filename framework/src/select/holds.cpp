#include "offbeat/value.hpp"
#include "select/node.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <compare>

namespace offbeat::select {
namespace {

/// What a row has under a name; several for `group`.
std::vector<Value> values_of(const Candidate& row, const std::string& name) {
    if (const Parameter* parameter = row.row.find(name)) return {parameter->value};
    // A member of a parameter that is an object.
    if (const auto point = name.find('.'); point != std::string::npos) {
        const Parameter* whole = row.row.find(name.substr(0, point));
        const Value* member = whole == nullptr ? nullptr : whole->value.find(name.substr(point + 1));
        if (member != nullptr) return {*member};
    }
    for (const auto& label : row.row.labels) {
        if (label.name == name) return {Value::of_text(label.value)};
    }
    if (name == "class") return {Value::of_text(row.method.class_name)};
    if (name == "method") return {Value::of_text(row.method.method)};
    if (name == "id" && !row.row.own_id.empty())
        return {Value::of_text(row.row.id), Value::of_text(row.row.own_id)};  // whoever writes either means it
    if (name == "id") return {Value::of_text(row.row.id)};
    if (name == "index") return {Value::of_text(std::to_string(row.index))};
    if (name == "description") return {Value::of_text(description_of(row.row))};
    std::vector<Value> groups;
    if (name == "group") {
        for (const auto& group : row.method.groups) groups.push_back(Value::of_text(group));
        for (const auto& group : row.row.groups) groups.push_back(Value::of_text(group));
    }
    return groups;
}

bool is_in_group(const Candidate& row, const std::string& group) {
    const auto holds = [&](const std::vector<std::string>& groups) {
        return std::ranges::find(groups, group) != groups.end();
    };
    return holds(row.method.groups) || holds(row.row.groups);
}

std::optional<double> number_of(const std::string& text) {
    double number = 0;
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const char* const end = text.data() + text.size();
    const auto [read, wrong] = std::from_chars(begin, end, number);
    // `nan` and `inf` are words: a cell that holds them is a name like any other.
    if (wrong != std::errc() || read != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

/// An integer's sign and its digits.
struct Integer {
    bool negative;
    std::string_view digits;
};

std::optional<Integer> integer_of(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
    return Integer{negative && !text.empty(), text};
}

std::strong_ordering compared(const Integer& left, const Integer& right) {
    if (left.negative != right.negative)
        return left.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    auto size = left.digits.size() <=> right.digits.size();
    if (size == 0) size = left.digits.compare(right.digits) <=> 0;
    return left.negative ? 0 <=> size : size;
}

/// Two numbers as numbers, two texts by their bytes; a number and a text have no order.
std::partial_ordering compared_as_numbers(const std::string& left, const std::string& right) {
    // A double would take long ids for each other.
    const auto one = integer_of(left);
    const auto other = integer_of(right);
    if (one && other) return compared(*one, *other);
    const auto a = number_of(left);
    const auto b = number_of(right);
    if (a && b) return *a <=> *b;
    if ((one || a) != (other || b)) return std::partial_ordering::unordered;
    return left.compare(right) <=> 0;
}

std::partial_ordering compared(const std::string& left, const Operand& right) {
    return right.number ? compared_as_numbers(left, right.text) : std::partial_ordering(left.compare(right.text) <=> 0);
}

bool is_empty(const Value& value) {
    return (value.kind == Value::Kind::text && value.text.empty()) ||
           (value.kind == Value::Kind::list && value.items.empty());
}

bool equal(const Value& value, const Operand& to) {
    switch (to.kind) {
    case Operand::Kind::null:
        return value.kind == Value::Kind::null;
    case Operand::Kind::absent:
        return value.kind == Value::Kind::absent;
    case Operand::Kind::empty:
        return is_empty(value);
    case Operand::Kind::name:
    case Operand::Kind::text:
        break;
    }
    const bool text = value.kind == Value::Kind::text || value.kind == Value::Kind::json;
    return text && compared(value.text, to) == std::partial_ordering::equivalent;
}

bool is_so(const Value& value, Relation relation, const Operand& to, const std::optional<Pattern>& pattern) {
    if (relation == Relation::equal) return equal(value, to);
    if (relation == Relation::unequal) return !equal(value, to);
    if (value.kind != Value::Kind::text && value.kind != Value::Kind::json) return false;
    if (pattern) return pattern->is_in(value.text) == (relation == Relation::matches);
    const auto order = compared(value.text, to);
    switch (relation) {
    case Relation::less:
        return order < 0;
    case Relation::at_most:
        return order <= 0;
    case Relation::greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

}  // namespace

bool Expression::Node::holds(const Candidate& row) const {
    switch (kind) {
    case Kind::any:
        return std::ranges::any_of(parts, [&](const auto& part) { return part->holds(row); });
    case Kind::all:
        return std::ranges::all_of(parts, [&](const auto& part) { return part->holds(row); });
    case Kind::none:
        return !parts.front()->holds(row);
    case Kind::group:
        return is_in_group(row, left.text);
    case Kind::truth:
    case Kind::comparison:
        break;
    }
    const auto values = values_of(row, left.text);
    if (kind == Kind::truth)
        return std::ranges::any_of(values, [](const Value& value) {
            return equal(value, {Operand::Kind::text, "true"});
        });
    Operand to = right;
    if (right.kind == Operand::Kind::name) {
        const auto others = values_of(row, right.text);
        if (others.empty()) return false;
        const Value& other = others.front();
        to = other.kind == Value::Kind::null     ? Operand{Operand::Kind::null}
             : other.kind == Value::Kind::absent ? Operand{Operand::Kind::absent}
                                                 : Operand{Operand::Kind::text, other.text, true};
    }
    // Of several, such as groups: == holds for one of them, != for none.
    if (relation == Relation::unequal || relation == Relation::differs)
        return !values.empty() &&
               std::ranges::all_of(values, [&](const Value& value) { return is_so(value, relation, to, pattern); });
    return std::ranges::any_of(values, [&](const Value& value) { return is_so(value, relation, to, pattern); });
}

}  // namespace offbeat::select
