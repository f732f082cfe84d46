#include "offbeat/stack/stack.hpp"

#include <algorithm>

namespace offbeat::stack {

const char* to_string(State state) {
    switch (state) {
    case State::running:
        return "running";
    case State::paused:
        return "paused";
    case State::stopped:
        return "stopped";
    case State::absent:
        break;
    }
    return "absent";
}

std::string last_words(const Stack& stack, const std::string& service) {
    constexpr std::size_t most = 4000;
    const std::string log = stack.log(service);
    std::size_t begin = log.size() - std::min(log.size(), most);
    const auto line = log.find('\n', begin);
    if (begin > 0 && line != std::string::npos && line + 1 < log.size()) begin = line + 1;
    const std::string end = log.substr(begin);
    return service + "'s log ends:\n" + (end.empty() ? "(empty)" : end);
}

}  // namespace offbeat::stack
