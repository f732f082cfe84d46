#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// A value as a driver gives it: what a cell or an expression resolved to, before it becomes a C++ parameter.
/// Texts are bytes and may hold anything, NUL and malformed UTF-8 included.
class Value {
public:
    enum class Kind {
        absent,    ///< nothing given: the key is left out on the wire, the parameter's default in a call
        null,      ///< present and null
        text,      ///< `text` holds the bytes; numbers and booleans are texts until a parameter's type asks for more
        list,      ///< `items`
        object,    ///< `names[i]` is the name of `items[i]`
        twice,     ///< `items`: the key stands twice, with one value each; exists on the wire only
        json,      ///< `text` holds raw JSON of another kind; exists on the wire only
        prepared,  ///< known when the row runs: `text` is existing, missing or fresh, `names[0]` the attribute
    };

    Kind kind = Kind::absent;
    std::string text = {};
    std::vector<std::string> names = {};
    std::vector<Value> items = {};

    [[nodiscard]] static Value absent() { return {}; }
    [[nodiscard]] static Value null() { return of_kind(Kind::null); }
    [[nodiscard]] static Value of_text(std::string bytes) { return of_kind(Kind::text, std::move(bytes)); }
    [[nodiscard]] static Value of_list(std::vector<Value> items);
    [[nodiscard]] static Value object() { return of_kind(Kind::object); }
    [[nodiscard]] static Value twice(Value first, Value second);
    [[nodiscard]] static Value json(std::string raw) { return of_kind(Kind::json, std::move(raw)); }
    /// \param what existing, missing or fresh
    [[nodiscard]] static Value prepared(std::string what, std::string attribute);

    /// Becomes a text, or absent, in the memory that it has.
    void become_text(std::string_view bytes);
    void become_absent();

    /// An object's member; null pointer where there is none, or where this is no object.
    [[nodiscard]] const Value* find(std::string_view name) const;
    [[nodiscard]] Value* find(std::string_view name);
    /// Sets an object's member, adding it at the end where it is new.
    void set(std::string_view name, Value member);

    bool operator==(const Value&) const = default;

private:
    [[nodiscard]] static Value of_kind(Kind kind, std::string text = {});
};

/// For people: `null`, `absent`, `"INV"`, `["a", null]`. Invisible and malformed bytes are escaped as a driver's
/// expression would write them (`\0`, `\xff`, `\u{202e}`); a long text is cut and its length told.
std::string display(const Value& value);
void append_display(std::string& out, const Value& value);

/// `display` of a text, without the length limit: quotes around it, invisible and malformed bytes escaped.
std::string quoted(std::string_view bytes);

}  // namespace offbeat
