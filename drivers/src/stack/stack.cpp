#include "offbeat/stack/stack.hpp"

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

}  // namespace offbeat::stack
