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

std::string hex(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
        out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

std::string text_label(const std::string& text, const Value* legal) {
    if (text.empty()) return "empty";
    const Value* sample = legal;
    if (legal != nullptr && legal->kind == Value::Kind::list) sample = legal->items.empty() ? nullptr : &legal->items.front();
    if (sample != nullptr && repeats(text, sample->text)) return "length_" + std::to_string(utf8::length(text));
    if (text.find_first_not_of(' ') == std::string::npos) return "blank_" + std::to_string(text.size());
    if (!utf8::valid(text)) return text.size() <= 12 ? "hex_" + hex(text) : "hex_" + short_hash(text, 12);
    return identifier(text);
}

std::string label(const Value& value, const Value* legal) {
    switch (value.kind) {
    case Value::Kind::null: return "null";
    case Value::Kind::absent: return "absent";
    case Value::Kind::text: return text_label(value.text, legal);
    case Value::Kind::json: return "json_" + identifier(value.text);
    case Value::Kind::prepared: return value.text;
    case Value::Kind::object: return "object_" + short_hash(display(value));
    case Value::Kind::list: break;
    }
    if (value.items.empty()) return "empty";
    std::string items = "list";
    for (const Value& item : value.items) items += '_' + label(item, legal);
    return items;
}

} // namespace

std::string case_id(const std::string& target, const Value& value, const Value* legal, const std::string& legal_label) {
    std::string id = slug(target, 40) + '_' + label(value, legal);
    if (!legal_label.empty()) id += "_when_" + identifier(legal_label);
    return identifier(id);
}

} // namespace offbeat::orthotropic
