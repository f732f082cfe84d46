#include "offbeat/ready/ready.hpp"

#include "offbeat/error.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>

namespace offbeat::ready {
namespace {

using namespace std::chrono_literals;

std::string seconds(Clock::duration duration) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", std::chrono::duration<double>(duration).count());
    return text;
}

}  // namespace

void wait(Check& check, std::chrono::milliseconds limit) {
    const auto begin = Clock::now();
    const auto until = begin + limit;
    std::chrono::microseconds pause = 1ms;
    Clock::duration patience = 1s;
    for (std::string last;;) {
        const auto look_until = std::min(until, Clock::now() + patience);
        std::string seen = check.look(look_until);
        if (seen.empty()) return;
        if (Clock::now() >= look_until) patience *= 2;
        const bool over = Clock::now() >= until;
        // A look that the deadline itself cut short says less than the one before it.
        if (!over || last.empty()) last = std::move(seen);
        if (over) {
            throw EnvironmentError("waited " + seconds(Clock::now() - begin) + " for " + check.what() +
                                   " in vain; last seen: " + last);
        }
        if (check.wait_for_event(until)) continue;
        std::this_thread::sleep_until(std::min(until, Clock::now() + pause));
        pause = std::min<std::chrono::microseconds>(pause * 3 / 2, 25ms);
    }
}

}  // namespace offbeat::ready
