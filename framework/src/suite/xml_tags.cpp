#include "suite/xml_tags.hpp"

#include "offbeat/utf8.hpp"
#include "offbeat/value.hpp"
#include "suite/xml_cursor.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace offbeat::suite {
namespace {

constexpr std::size_t deepest = 32;  // a suite file needs 8; PropertyTree calls itself for each level
constexpr std::size_t most_attributes = 100;
constexpr std::size_t most_elements = 100'000;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_value = 64 * 1024;

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

class Scanner {
public:
    Scanner(const FileName& file, std::string_view text) : at_(file, text) {}

    std::vector<Tag> all() {
        for (;;) {
            plain_text();
            if (at_.at_end()) break;
            one();
        }
        if (!open_.empty())
            at_.refuse("it ends inside <" + shown(open_.back().name) + "> of line " +
                           std::to_string(open_.back().where.line),
                       "</" + shown(open_.back().name) + '>');
        if (tags_.empty()) at_.refuse("it has no element", "<suite>");
        return std::move(tags_);
    }

private:
    struct Open {
        std::string_view name;
        Location where;
    };

    static std::string shown(std::string_view text) { return utf8::visible(text.substr(0, 100)); }

    void plain_text() {
        if (open_.empty()) {
            at_.blanks();
            if (!at_.at_end() && at_.peek() != '<')
                at_.refuse(std::string("text ") + (tags_.empty() ? "before" : "behind") + " the first element");
            return;
        }
        while (!at_.at_end() && at_.peek() != '<') {
            if (at_.peek() == '&') {
                reference();
            } else {
                at_.skip(std::min(at_.rest().find_first_of("<&"), at_.rest().size()));
            }
        }
    }

    /// What begins with `<`, with PropertyTree's notion of where it ends.
    void one() {
        const Location where = at_.where();
        if (at_.takes("<!--")) return at_.skip_behind("-->", where, "a comment");
        if (at_.takes("<?")) return at_.skip_behind("?>", where, "a processing instruction");
        if (at_.is_next("<!")) return declaration();
        if (at_.takes("</")) return end_tag(where);
        at_.skip(1);
        start_tag(where);
    }

    void declaration() {
        const Location where = at_.where();
        const std::size_t begin = at_.offset();
        if (at_.takes("<![CDATA[")) {
            if (open_.empty()) refuse_xml(where, "text outside of the element");
            return at_.skip_behind("]]>", where, "a CDATA section");
        }
        at_.takes("<!DOCTYPE");
        const char behind = at_.peek();
        if (at_.offset() == begin || (behind != ' ' && behind != '\t' && behind != '\n' && behind != '\r'))
            refuse_xml(where, "an unknown declaration", "a comment, CDATA or DOCTYPE");
        if (!tags_.empty()) refuse_xml(where, "DOCTYPE behind the first element");
        // Brackets count as PropertyTree counts them, whatever quotes say.
        for (int depth = 0;; at_.skip(1)) {
            const char c = at_.peek();
            if (at_.at_end()) refuse_xml(where, "DOCTYPE never ends", "\">\"");
            if (c == '[') ++depth;
            if (c == ']' && --depth < 0) at_.refuse("a ] too many");
            if (c == '>' && depth == 0) break;
        }
        at_.skip(1);
    }

    std::string_view name(const char* of) {
        const std::size_t begin = at_.offset();
        while (is_name(at_.peek())) at_.skip(1);
        const std::string_view found = at_.since(begin);
        if (found.empty() || std::string_view("0123456789-.").find(found.front()) != std::string_view::npos)
            at_.refuse(std::string("no name of ") + of);
        if (found.size() > longest_name) at_.refuse(std::string("a name of ") + of + " is longer than 200 bytes");
        return found;
    }

    void start_tag(const Location& where) {
        if (open_.empty() && !tags_.empty()) refuse_xml(where, "a second element behind the first", "one <suite>");
        if (tags_.size() == most_elements)
            refuse_xml(where, "more than " + std::to_string(most_elements) + " elements");
        Tag tag{name("an element"), where, {}};
        for (;;) {
            const std::size_t before = at_.offset();
            at_.blanks();
            if (at_.takes("/>")) break;
            if (at_.takes(">")) {
                open_.push_back({tag.name, where});
                if (open_.size() > deepest)
                    refuse_xml(where, "elements are nested deeper than " + std::to_string(deepest));
                break;
            }
            if (at_.at_end()) refuse_xml(where, "the tag of " + shown(tag.name) + " never ends", "\">\"");
            if (before == at_.offset()) at_.refuse("in the tag of " + shown(tag.name), "a blank, \">\" or \"/>\"");
            if (tag.attributes.size() == most_attributes)
                at_.refuse("more than " + std::to_string(most_attributes) + " attributes");
            tag.attributes.push_back(at_.where());
            attribute();
        }
        tags_.push_back(std::move(tag));
    }

    void attribute() {
        const std::string of = "the attribute " + shown(name("an attribute"));
        at_.blanks();
        if (!at_.takes("=")) at_.refuse("behind " + of, "\"=\" and a value in quotes");
        at_.blanks();
        const Location where = at_.where();
        const char quote = at_.peek();
        if (quote != '"' && quote != '\'') at_.refuse("the value of " + of, "quotes around it");
        at_.skip(1);
        const std::size_t size = at_.rest().find(quote);
        if (size == std::string_view::npos) refuse_xml(where, "the quote of " + of + " is never closed");
        if (size > longest_value) refuse_xml(where, of + " is longer than 64 KiB");
        for (const std::size_t end = at_.offset() + size; at_.offset() < end;) {
            if (at_.peek() == '<') at_.refuse("a < inside " + of, "&lt;");
            if (at_.peek() == '&') {
                reference();
            } else {
                const std::size_t plain = at_.rest().find_first_of("&<");
                at_.skip(std::min(plain, end - at_.offset()));
            }
        }
        at_.skip(1);
    }

    /// PropertyTree takes unknown entities for plain text, and characters that are none.
    void reference() {
        constexpr std::array known = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
        for (const char* entity : known) {
            if (at_.takes(entity)) return;
        }
        const std::string_view rest = at_.rest().substr(0, 32);
        const std::size_t end = rest.find(';');
        const std::string_view entity = rest.substr(0, end == std::string_view::npos ? 1 : end + 1);
        if (!entity.starts_with("&#"))
            at_.refuse("the entity " + quoted(entity), "&amp; &lt; &gt; &quot; &apos; or a character's number");
        const bool hexadecimal = entity.starts_with("&#x");
        const std::string_view digits = entity.substr(hexadecimal ? 3 : 2, entity.size() - (hexadecimal ? 4 : 3));
        std::uint32_t code = 0;
        const auto [last, failed] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
        const bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
        const bool none = code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE || code == 0xFFFF;
        if (digits.empty() || failed != std::errc() || last != digits.data() + digits.size() || control || none)
            at_.refuse("no character has the number " + quoted(entity));
        at_.skip(entity.size());
    }

    void end_tag(const Location& where) {
        const std::string_view found = name("an element");
        at_.blanks();
        if (!at_.takes(">")) at_.refuse("in the tag </" + shown(found), "\">\"");
        if (open_.empty()) refuse_xml(where, "</" + shown(found) + "> without its beginning");
        const Open& last = open_.back();
        if (found != last.name)
            refuse_xml(where,
                       "</" + shown(found) + "> inside <" + shown(last.name) + "> of line " +
                           std::to_string(last.where.line),
                       "</" + shown(last.name) + '>');
        open_.pop_back();
    }

    Cursor at_;
    std::vector<Tag> tags_;
    std::vector<Open> open_;
};

/// The file is text, as XML 1.0 wants it, in UTF-8.
void check_bytes(const FileName& file, std::string_view text) {
    const auto at = [&](std::size_t offset) {
        Cursor cursor(file, text);
        cursor.skip(offset);
        return cursor.where();
    };
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        throw SetupError({{file, 1, 1}, "is in UTF-16", "UTF-8"});
    const auto control = std::ranges::find_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
    if (control != text.end())
        throw SetupError({at(static_cast<std::size_t>(control - text.begin())),
                          "the byte " + quoted({&*control, 1}) + " has no place in XML"});
    if (const std::size_t bad = utf8::first_malformed(text); bad != std::string_view::npos)
        throw SetupError({at(bad), "the byte " + quoted(text.substr(bad, 1)) + " is no UTF-8"});
}

}  // namespace

std::vector<Tag> start_tags(const FileName& file, std::string_view text) {
    check_bytes(file, text);
    return Scanner(file, text).all();
}

}  // namespace offbeat::suite
