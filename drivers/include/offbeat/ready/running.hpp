#pragma once

#include "offbeat/ready/ready.hpp"
#include "offbeat/stack/stack.hpp"

namespace offbeat::ready {

/// Waits until a service of a stack is ready, as wait() does, but not for one that has ended by itself.
/// \throws Error where it has ended, or the limit is over: with the end of its log. No EnvironmentError: what a stack
/// has started is no longer outside
void wait_while_running(Check& check, const stack::Stack& stack, const std::string& service,
                        std::chrono::milliseconds limit);

}  // namespace offbeat::ready
