#include "ready/shown.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat::ready {

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 200;
    const std::string_view all = trim(text);
    std::string_view rest = all;
    for (std::size_t i = 0; i < longest && !rest.empty(); ++i) {
        const std::size_t length = utf8::sequence_length(rest);
        rest.remove_prefix(length == 0 ? 1 : length);
    }
    return utf8::visible(all.substr(0, all.size() - rest.size())) + (rest.empty() ? "" : "…");
}

}  // namespace offbeat::ready
