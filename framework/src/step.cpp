#include "offbeat/step.hpp"

#include "assertions.hpp"
#include "offbeat/table_attachment.hpp"
#include "steps.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

namespace offbeat {
namespace {

using Clock = std::chrono::steady_clock;

struct Taken {
    std::string name;
    std::size_t depth;
    Clock::time_point begun;
    std::optional<double> milliseconds = {};  ///< nothing: it hasn't ended
    bool threw = false;
};

constexpr std::size_t most_steps = 10'000;  // a loop of steps mustn't become the report

// Of the row's thread: in_row() says nothing of others, and their steps have no order with its own.
struct Steps {
    std::vector<Taken> all;
    std::size_t depth = 0;
    std::size_t left_out = 0;
};
// A pointer, which outlives the thread's other objects: a body that calls exit() ends its row when those are gone.
thread_local Steps* steps_here = nullptr;

Steps& steps() {
    if (steps_here == nullptr) steps_here = new Steps;
    return *steps_here;
}

std::string took(std::optional<double> milliseconds) {
    if (!milliseconds) return "";
    char text[40];
    std::snprintf(text, sizeof text, "%.1f ms", *milliseconds);
    return text;
}

}  // namespace

Step::Step(std::string name)
    : name_(std::move(name)), number_(steps().all.size()), throwing_(std::uncaught_exceptions()) {
    if (!in_row()) {
        number_ = most_steps;
    } else if (steps().all.size() == most_steps) {
        ++steps().left_out;
    } else {
        steps().all.push_back({name_, steps().depth, Clock::now()});
    }
    ++steps().depth;
}

Step::~Step() {
    if (steps().depth > 0) --steps().depth;
    // What a row's end has taken is gone.
    if (number_ >= steps().all.size()) return;
    Taken& taken = steps().all[number_];
    taken.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - taken.begun).count();
    taken.threw = std::uncaught_exceptions() > throwing_;
}

std::optional<Attachment> taken_steps() {
    if (steps_here == nullptr) return std::nullopt;
    const Steps done = std::exchange(*steps_here, {});
    if (done.all.empty()) return std::nullopt;
    std::vector<std::vector<std::string>> rows;
    for (const auto& taken : done.all) {
        const char* const ended = !taken.milliseconds ? "not" : taken.threw ? "by an exception" : "well";
        rows.push_back({std::string(2 * taken.depth, ' ') + taken.name, took(taken.milliseconds), ended});
    }
    if (done.left_out > 0) rows.push_back({"… and " + std::to_string(done.left_out) + " more", "", ""});
    return table_attachment("steps", {"step", "took", "ended"}, rows);
}

}  // namespace offbeat
