#include "expression/repeated.hpp"

#include <algorithm>

namespace offbeat::expression {

std::string repeated(std::string_view text, std::size_t times, std::size_t room) {
    const std::size_t size = text.size() * times;
    std::string out;
    out.reserve(size + room);
    out = text.substr(0, size);
    // By doubling: three bytes twenty million times took half a minute one by one under the sanitizers.
    while (out.size() < size) out.append(out, 0, std::min(out.size(), size - out.size()));
    return out;
}

}  // namespace offbeat::expression
