#include "typed_json.hpp"

#include "offbeat/convert.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <charconv>

namespace offbeat::orthotropic {
namespace {

constexpr const char* blanks = " \t\r\n";

/// Takes JSON apart that an expression has already found to be sound. A number keeps its digits as they are written.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    Value value(const Schema* schema) {
        skip();
        switch (rest_.front()) {
        case '{':
            return object(schema);
        case '[':
            return list(schema);
        case '"':
            return Value::of_text(string());
        default:
            break;
        }
        const std::string word(rest_.substr(0, rest_.find_first_of(" \t\r\n,]}")));
        rest_.remove_prefix(word.size());
        return word == "null" ? Value::null() : Value::of_text(word);
    }

private:
    void skip() { rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size())); }

    /// Steps over the bracket or comma that must stand here. \returns whether nothing, or nothing more, is within
    bool ends(char close) {
        skip();
        const bool comma = rest_.front() == ',';
        if (comma) rest_.remove_prefix(1);
        skip();
        if (rest_.front() != close) return false;
        rest_.remove_prefix(1);
        return true;
    }

    Value object(const Schema* schema) {
        rest_.remove_prefix(1);
        const bool typed = schema != nullptr && schema->kind == Schema::Kind::object;
        Value all = Value::object();
        while (!ends('}')) {
            const std::string name = string();
            if (typed && schema->find(name) == nullptr) {
                throw NotConvertible(schema->name + " has no member " + quoted(name), {},
                                     did_you_mean(name, schema->member_names));
            }
            if (all.find(name) != nullptr)
                throw NotConvertible(quoted(name) + " stands twice in one object", "each member once");
            skip();
            rest_.remove_prefix(1);  // the colon
            all.set(name, value(typed ? schema->find(name) : nullptr));
        }
        return all;
    }

    Value list(const Schema* schema) {
        rest_.remove_prefix(1);
        const Schema* element =
            schema != nullptr && schema->kind == Schema::Kind::list ? &schema->element.front() : nullptr;
        std::vector<Value> items;
        while (!ends(']')) items.push_back(value(element));
        return Value::of_list(std::move(items));
    }

    char32_t code_unit() {
        std::uint32_t unit = 0;
        std::from_chars(rest_.data(), rest_.data() + 4, unit, 16);
        rest_.remove_prefix(4);
        return unit;
    }

    void escape(std::string& out) {
        const char letter = rest_.front();
        rest_.remove_prefix(1);
        constexpr std::string_view letters = "bfnrt";
        if (letter != 'u') {
            const std::size_t at = letters.find(letter);
            out += at == std::string_view::npos ? letter : "\b\f\n\r\t"[at];
            return;
        }
        char32_t character = code_unit();
        if (character >= 0xD800 && character < 0xE000) {
            const bool pair = character < 0xDC00 && rest_.starts_with("\\u");
            if (pair) rest_.remove_prefix(2);
            const char32_t low = pair ? code_unit() : 0;
            if (low < 0xDC00 || low > 0xDFFF)
                throw NotConvertible("half a surrogate pair in JSON", "\\uD800-\\uDBFF, and \\uDC00-\\uDFFF behind it");
            character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00);
        }
        utf8::append(out, character);
    }

    std::string string() {
        skip();
        rest_.remove_prefix(1);
        std::string out;
        while (rest_.front() != '"') {
            const char letter = rest_.front();
            rest_.remove_prefix(1);
            if (letter == '\\') {
                escape(out);
            } else {
                out += letter;
            }
        }
        rest_.remove_prefix(1);
        return out;
    }

    std::string_view rest_;
};

}  // namespace

Value as_typed(Value value, const Schema* schema) {
    if (schema == nullptr) return value;
    if (value.kind == Value::Kind::list && schema->kind == Schema::Kind::list) {
        for (Value& item : value.items) item = as_typed(std::move(item), &schema->element.front());
        return value;
    }
    const std::size_t begin =
        value.kind == Value::Kind::json ? value.text.find_first_not_of(blanks) : std::string::npos;
    if (begin == std::string::npos) return value;
    const bool is_object = value.text[begin] == '{' && schema->kind == Schema::Kind::object;
    const bool is_list = value.text[begin] == '[' && schema->kind == Schema::Kind::list;
    return is_object || is_list ? Reader(value.text).value(schema) : value;
}

}  // namespace offbeat::orthotropic
