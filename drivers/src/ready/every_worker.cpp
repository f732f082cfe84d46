#include "offbeat/ready/every_worker.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::ready {

std::string EveryWorker::look(Clock::time_point until) {
    using std::chrono::milliseconds;
    const auto left = [&] { return std::max(milliseconds(1), std::chrono::ceil<milliseconds>(until - Clock::now())); };
    std::string missing = workers_.hold(left());
    if (!missing.empty()) return missing;
    const auto names = workers_.names();
    const auto outcomes = workers_.each(wanted_.request, left());
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const std::string wrong = wanted_.differs(outcomes[i]);
        if (!wrong.empty()) seen.push_back("worker " + names[i] + ": " + wrong);
    }
    return join(seen, "; ");
}

std::string EveryWorker::what() const {
    const auto& server = workers_.server();
    return wanted_.words() + " from every one of " + std::to_string(workers_.count()) + " workers of " + server.host +
           ':' + std::to_string(server.port) + wanted_.request.path;
}

}  // namespace offbeat::ready
