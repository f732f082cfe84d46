#include "offbeat/attachment.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat {
namespace {

std::string essence(std::string_view media_type) {
    std::string type(trim(media_type.substr(0, media_type.find(';'))));
    std::ranges::transform(type, type.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return type;
}

}  // namespace

bool is_text(std::string_view media_type) {
    const std::string type = essence(media_type);
    if (type.starts_with("text/")) return true;
    if (!type.starts_with("application/")) return false;
    return std::ranges::any_of(std::initializer_list<std::string_view>{"json", "jsonl", "x-ndjson", "xml", "yaml"},
                               [&](std::string_view name) {
                                   return type == "application/" + std::string(name) ||
                                          type.ends_with('+' + std::string(name));
                               });
}

bool same_type(std::string_view a, std::string_view b) {
    return essence(a) == essence(b);
}

}  // namespace offbeat
