#include "json/pull.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <charconv>
#include <cstring>

namespace offbeat::json {
namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void append_utf8(std::string& out, unsigned code) {
    const auto byte = [&](unsigned bits) { out += static_cast<char>(bits); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
    }
    byte(0x80 | (code & 0x3F));
}

}  // namespace

void Pull::fail(const char* expected) const {
    throw Error("malformed JSON at byte " + std::to_string(at_ + 1) + "; expected " + expected);
}

void Pull::blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
        ++at_;
}

void Pull::fail(char expected) const {
    const char name[] = {'\'', expected, '\'', '\0'};
    fail(name);
}

void Pull::begin_value() {
    if (!pending_) fail("no value here: it was read already");
    pending_ = false;
}

/// Enters what stands here, or goes on behind an item of it.
bool Pull::next(char open, char close) {
    if (pending_) {
        expect(open);
        pending_ = false;
        if (peek() != close) return true;
        ++at_;
        return false;
    }
    if (peek() == close) {
        ++at_;
        return false;
    }
    expect(',');
    return true;
}

bool Pull::next_member() {
    if (!next('{', '}')) return false;
    key_ = inside_quotes();
    expect(':');
    pending_ = true;
    return true;
}

bool Pull::next_item() {
    if (!next('[', ']')) return false;
    pending_ = true;
    return true;
}

/// Escapes stay as they are written.
std::string_view Pull::inside_quotes() {
    expect('"');
    const std::size_t begin = at_;
    for (;;) {
        const auto* quote = static_cast<const char*>(std::memchr(text_.data() + at_, '"', text_.size() - at_));
        if (quote == nullptr) {
            at_ = begin;
            fail("a closing quote");
        }
        at_ = static_cast<std::size_t>(quote - text_.data());
        std::size_t slashes = 0;
        while (at_ - slashes > begin && text_[at_ - slashes - 1] == '\\') ++slashes;
        ++at_;
        if (slashes % 2 == 0) return text_.substr(begin, at_ - 1 - begin);
    }
}

void Pull::string(std::string& into) {
    begin_value();
    unescape(inside_quotes(), into);
}

std::string_view Pull::plain_string() {
    begin_value();
    return inside_quotes();
}

void Pull::name(std::string& into) const {
    unescape(key_, into);
}

void Pull::unescape(std::string_view written, std::string& into) const {
    if (written.find('\\') == std::string_view::npos) {
        into.assign(written);
        return;
    }
    into.clear();
    const auto hex = [&](std::size_t at) {
        unsigned code = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const int digit = i < written.size() ? digit_of(written[i]) : -1;
            if (digit < 0) fail("four hexadecimal digits behind \\u");
            code = code * 16 + static_cast<unsigned>(digit);
        }
        return code;
    };
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '\\') {
            into += written[i];
            continue;
        }
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char name = written[++i];
        if (const auto known = names.find(name); known != std::string_view::npos) {
            into += meanings[known];
            continue;
        }
        if (name != 'u') fail("an escape that JSON has");
        unsigned code = hex(i + 1);
        i += 4;
        if (code >= 0xD800 && code < 0xDC00 && written.substr(i + 1, 2) == "\\u") {
            code = 0x10000 + ((code - 0xD800) << 10) + (hex(i + 3) - 0xDC00);
            i += 6;
        }
        append_utf8(into, code);
    }
}

void Pull::bytes(std::string& into) {
    if (peek() != '{') return string(into);
    bool found = false;
    while (next_member()) {
        if (key_ != "hex") {
            skip();
            continue;
        }
        std::string digits;
        string(digits);
        into.clear();
        for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
            into += static_cast<char>(digit_of(digits[i]) * 16 + digit_of(digits[i + 1]));
        found = true;
    }
    if (!found) fail("the member hex");
}

std::string_view Pull::word() {
    blanks();
    const std::size_t begin = at_;
    const auto ends = [](char c) {
        return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\0';
    };
    while (at_ < text_.size() && !ends(text_[at_])) ++at_;
    if (begin == at_) fail("a value");
    return text_.substr(begin, at_ - begin);
}

std::uint64_t Pull::integer() {
    begin_value();
    const std::string_view digits = word();
    std::uint64_t number = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (wrong != std::errc() || end != digits.data() + digits.size()) fail("a whole number");
    return number;
}

double Pull::number() {
    begin_value();
    const std::string_view digits = word();
    double number = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (wrong != std::errc() || end != digits.data() + digits.size()) fail("a number");
    return number;
}

bool Pull::boolean() {
    begin_value();
    const std::string_view said = word();
    if (said != "true" && said != "false") fail("true or false");
    return said == "true";
}

bool Pull::null() {
    if (peek() != 'n') return false;
    begin_value();
    if (word() != "null") fail("null");
    return true;
}

std::string_view Pull::raw() {
    begin_value();
    const char first = peek();
    const std::size_t begin = at_;
    if (first == '"') {
        inside_quotes();
    } else if (first == '{' || first == '[') {
        int depth = 0;
        do {
            const char c = at_ < text_.size() ? text_[at_] : '\0';
            if (c == '"') {
                inside_quotes();
                continue;
            }
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            if (c == '\0' && at_ >= text_.size()) fail("the end of what was begun");
            ++at_;
        } while (depth > 0);
    } else {
        word();
    }
    return text_.substr(begin, at_ - begin);
}

bool Pull::at_end() {
    return peek() == '\0' && at_ == text_.size();
}

namespace {

/// What append_value() writes as an object with one member of a name of its own; anything else is a user's.
bool special(std::string_view key, std::string_view raw, Value& value) {
    Pull inner(raw);
    if (key == "absent" && raw == "true") {
        value = Value::absent();
    } else if (key == "json" && raw.front() == '"') {
        value = Value::json({});
        inner.string(value.text);
    } else if (key == "prepared" && raw.front() == '"') {
        // `<existing(outBizNo)>`, as it is shown
        std::string shown;
        inner.string(shown);
        const auto open = shown.find('(');
        const auto close = shown.rfind(')');
        if (open == std::string::npos || close == std::string::npos || close < open) return false;
        value = Value::prepared(shown.substr(0, open), shown.substr(open + 1, close - open - 1));
    } else if (key == "twice" && raw.front() == '[') {
        value = value_of(inner);
        value.kind = Value::Kind::twice;
    } else if (key == "hex" && raw.front() == '"') {
        const std::string object = "{\"hex\":" + std::string(raw) + '}';
        Pull(object).bytes((value = Value::of_text({})).text);
    } else {
        return false;
    }
    return true;
}

}  // namespace

Value value_of(Pull& text) {
    if (text.null()) return Value::null();
    if (text.at_string()) {
        Value value = Value::of_text({});
        text.string(value.text);
        return value;
    }
    const std::string_view raw = text.raw();
    Pull inner(raw);
    if (raw.front() == '[') {
        std::vector<Value> items;
        while (inner.next_item()) items.push_back(value_of(inner));
        return Value::of_list(std::move(items));
    }
    if (raw.front() != '{') return Value::json(std::string(raw));
    Value object = Value::object();
    std::string key;
    while (inner.next_member()) {
        inner.name(key);
        const std::string_view member = inner.raw();
        Value found;
        if (object.names.empty() && special(key, member, found)) return found;
        Pull deeper(member);
        object.set(key, value_of(deeper));
    }
    return object;
}

void value_of(Pull& text, Value& into) {
    if (!text.at_string()) {
        into = value_of(text);
        return;
    }
    into.become_text({});
    text.string(into.text);
}

}  // namespace offbeat::json
