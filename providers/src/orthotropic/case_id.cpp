#include "case_id.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat::orthotropic {
namespace {

/// Whether a longer text is the legal one repeated, as `<len(17)>` makes it.
bool repeats(std::string_view text, std::string_view legal) {
    if (legal.empty() || text.size() <= legal.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != legal[i % legal.size()]) return false;
    }
    return true;
}

/// The whole value, unambiguously.
std::string exactly(const Value& value) {
    std::string all =
        std::to_string(static_cast<int>(value.kind)) + ':' + std::to_string(value.text.size()) + ':' + value.text;
    for (const auto& name : value.names) all += std::to_string(name.size()) + ':' + name;
    for (const Value& item : value.items) all += '[' + exactly(item) + ']';
    return all;
}

/// Whether a text ends as a label does that carries a hash: six hexadecimal digits, behind a `_` where it is longer.
bool ends_like_a_hash(std::string_view text) {
    constexpr std::size_t digits = 6;
    if (text.size() < digits || (text.size() > digits && text[text.size() - digits - 1] != '_')) return false;
    return text.find_first_not_of("0123456789abcdef", text.size() - digits) == std::string_view::npos;
}

/// Whether a literal text reads like one of the labels that stand for something else.
bool is_taken(std::string_view text) {
    if (text.size() > 6 && ends_like_a_hash(text)) return true;
    if (text.find("_when_") != std::string_view::npos) return true;
    for (const char* label : {"null", "absent", "empty", "existing", "missing", "fresh"}) {
        if (text == label) return true;
    }
    for (const char* beginning :
         {"length_", "blank_", "hex_", "json_", "twice_", "list_", "object_", "existing_", "missing_", "fresh_"}) {
        if (text.starts_with(beginning) && identifier(text) == text) return true;
    }
    return false;
}

std::string text_label(const std::string& text, const Value* legal) {
    if (text.empty()) return "empty";
    const Value* sample = legal;
    if (legal != nullptr && legal->kind == Value::Kind::list)
        sample = legal->items.empty() ? nullptr : &legal->items.front();
    if (sample != nullptr && repeats(text, sample->text)) return "length_" + std::to_string(utf8::length(text));
    if (text.find_first_not_of(' ') == std::string::npos) return "blank_" + std::to_string(text.size());
    if (!utf8::valid(text)) return text.size() <= 12 ? "hex_" + to_hex(text) : "hex_" + short_hash(text, 12);
    return is_taken(text) ? text + '_' + short_hash(text) : identifier(text);
}

std::string label(const Value& value, const Value* legal, const std::string& target);

/// The items' labels, behind a word for what holds them; where they could be another list's as well, with the hash of
/// what the list exactly is.
std::string items_label(std::string items, const Value& list, const Value* legal, const std::string& target) {
    if (list.items.empty()) return "empty";
    bool plain = true;
    for (const Value& item : list.items) {
        const std::string one = label(item, legal, target);
        const bool simple = item.kind == Value::Kind::null || item.kind == Value::Kind::text;
        plain = plain && simple && one.find('_') == std::string::npos && !ends_like_a_hash(one);
        items += '_' + one;
    }
    return plain ? items : items + '_' + short_hash(exactly(list));
}

std::string label(const Value& value, const Value* legal, const std::string& target) {
    switch (value.kind) {
    case Value::Kind::null:
        return "null";
    case Value::Kind::absent:
        return "absent";
    case Value::Kind::text:
        return text_label(value.text, legal);
    case Value::Kind::json:
        return "json_" + identifier(value.text);
    case Value::Kind::prepared: {
        const bool own = value.names.empty() || value.names.front() == target;
        return own ? value.text : value.text + '_' + identifier(value.names.front());
    }
    case Value::Kind::object:
        return "object_" + short_hash(exactly(value));
    case Value::Kind::twice:
        return items_label("twice", value, legal, target);
    case Value::Kind::list:
        break;
    }
    return items_label("list", value, legal, target);
}

}  // namespace

std::string case_id(const std::string& target, const Value& value, const Value* legal, const std::string& legal_label) {
    std::string id = slug(target, longest_target_in_id) + '_' + label(value, legal, target);
    if (!legal_label.empty()) id += "_when_" + identifier(legal_label);
    return identifier(id);
}

}  // namespace offbeat::orthotropic
