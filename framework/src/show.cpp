#include "offbeat/show.hpp"

#include "offbeat/utf8.hpp"

#include <charconv>
#include <cstring>
#include <sstream>
#include <utility>

namespace offbeat::detail {
namespace {

// What nobody reads to its end must not fill the reports.
constexpr std::size_t most_items = 1000;
constexpr std::size_t most_bytes = std::size_t{64} * 1024;
constexpr std::size_t longest_characters = 10'000;  // a char* that points into a buffer may have no end

template <class Number>
void print_number(std::string& out, const void* object) {
    char buffer[64];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, *static_cast<const Number*>(object));
    out.append(buffer, result.ptr);
}

}  // namespace

void print_bool(std::string& out, const void* object) {
    out += *static_cast<const bool*>(object) ? "true" : "false";
}

void print_char(std::string& out, const void* object) {
    out += '\'' + utf8::visible({static_cast<const char*>(object), 1}) + '\'';
}

void print_int8(std::string& out, const void* object) {
    print_number<std::int8_t>(out, object);
}
void print_int16(std::string& out, const void* object) {
    print_number<std::int16_t>(out, object);
}
void print_int32(std::string& out, const void* object) {
    print_number<std::int32_t>(out, object);
}
void print_int64(std::string& out, const void* object) {
    print_number<std::int64_t>(out, object);
}
void print_uint8(std::string& out, const void* object) {
    print_number<std::uint8_t>(out, object);
}
void print_uint16(std::string& out, const void* object) {
    print_number<std::uint16_t>(out, object);
}
void print_uint32(std::string& out, const void* object) {
    print_number<std::uint32_t>(out, object);
}
void print_uint64(std::string& out, const void* object) {
    print_number<std::uint64_t>(out, object);
}
void print_float(std::string& out, const void* object) {
    print_number<float>(out, object);
}
void print_double(std::string& out, const void* object) {
    print_number<double>(out, object);
}
void print_long_double(std::string& out, const void* object) {
    print_number<long double>(out, object);
}

void print_float_as_double(std::string& out, const void* object) {
    const double wide = *static_cast<const float*>(object);
    print_double(out, &wide);
}

void print_double_as_long_double(std::string& out, const void* object) {
    const long double wide = *static_cast<const double*>(object);
    print_long_double(out, &wide);
}

void print_string(std::string& out, const void* object) {
    append_text(out, *static_cast<const std::string*>(object));
}

void print_view(std::string& out, const void* object) {
    append_text(out, *static_cast<const std::string_view*>(object));
}

void print_characters(std::string& out, const void* object) {
    const char* text = *static_cast<const char* const*>(object);
    if (text == nullptr) return print_null(out, object);
    append_text(out, {text, strnlen(text, longest_characters)});
}

void print_pointer(std::string& out, const void* object) {
    const void* pointer = *static_cast<const void* const*>(object);
    if (pointer == nullptr) return print_null(out, object);
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, reinterpret_cast<std::uintptr_t>(pointer), 16);
    out += "0x";
    out.append(buffer, result.ptr);
}

void print_null(std::string& out, const void*) {
    out += "null";
}

void append_text(std::string& out, std::string_view text) {
    out += quoted(text.substr(0, most_bytes));
    if (text.size() > most_bytes) out += "… (" + std::to_string(text.size()) + " bytes)";
}

void append_plain(std::string& out, const std::string& text) {
    out += utf8::visible(text);
}

void append_value(std::string& out, const Value& value) {
    out += display(value);
}

void append_number_of(std::string& out, const std::string& type, std::int64_t number) {
    out += type + '(' + std::to_string(number) + ')';
}

void append_unknown(std::string& out, const std::string& type) {
    out += type + "(…)";
}

void append_streamed(std::string& out, const void* object, void (*stream)(std::ostream& out, const void* object)) {
    std::ostringstream text;
    stream(text, object);
    append_plain(out, std::move(text).str());
}

std::string shown(const void* object, Print show) {
    std::string out;
    try {
        show(out, object);
    } catch (const std::exception& thrown) {
        out += "(to show it threw: " + utf8::visible(thrown.what()) + ')';
    } catch (...) {
        out += "(to show it threw)";
    }
    return out;
}

namespace {

struct Wanted {
    std::vector<Part> parts = {};
    std::string path = {};
    bool has_parts = false;  ///< the part that was printed last has parts itself
};

/// Who wants to know the parts of what is shown, now.
thread_local Wanted* wanting = nullptr;

}  // namespace

std::vector<Part> parts_of(const void* object, Print show) {
    Wanted wanted;
    Wanted* const outer = std::exchange(wanting, &wanted);
    static_cast<void>(shown(object, show));  // which throws nothing
    wanting = outer;
    return std::move(wanted.parts);
}

ListPrinter::ListPrinter(std::string& out, char open, char close) : out_(out), close_(close) {
    out_ += open;
    begin_ = out_.size();
}

bool ListPrinter::add(const void* object, Print print, const char* name) {
    if (count_ > 0) out_ += ", ";
    if (count_ == most_items || out_.size() - begin_ > most_bytes) {
        out_ += "…";
        return false;
    }
    ++count_;
    if (name != nullptr) out_.append(name).append(": ");
    if (wanting == nullptr) {
        print(out_, object);
        return true;
    }
    const std::size_t begin = out_.size();
    std::string& path = wanting->path;
    const std::size_t length = path.size();
    path += name == nullptr ? '[' + std::to_string(count_ - 1) + ']' : (path.empty() ? "" : ".") + std::string(name);
    wanting->has_parts = false;
    print(out_, object);
    if (!wanting->has_parts) wanting->parts.push_back({path, out_.substr(begin), name != nullptr});
    wanting->has_parts = true;
    path.resize(length);
    return true;
}

}  // namespace offbeat::detail
