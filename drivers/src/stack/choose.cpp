#include "offbeat/docker/engine.hpp"
#include "offbeat/error.hpp"
#include "offbeat/stack/stack.hpp"
#include "offbeat/text.hpp"

namespace offbeat::stack {
namespace {

// What answers, or why nothing does.
struct Answer {
    bool is_engine;
    std::string text;
};

Answer ask_engine() {
    try {
        docker::Engine engine;
        const auto version = engine.version();
        // Its containers must be reached directly, and see our files.
        if (!version.system.starts_with("linux/")) {
            return {false, "the Docker Engine runs containers of " + version.system + ", not of Linux"};
        }
        return {true,
                "Docker Engine " + version.engine + " answers at " + engine.socket() + " (API " + engine.api() + ")"};
    } catch (const Error& error) {
        return {false, error.what()};
    }
}

}  // namespace

Choice choose_target(const std::string& asked) {
    const std::vector<std::string> targets{"docker", "process"};
    if (asked == "process") return {asked, "asked for", true};
    const auto answer = ask_engine();
    if (asked == "docker") return {asked, "asked for; " + answer.text, answer.is_engine};
    if (!asked.empty()) {
        throw SetupError({{}, "no outage target \"" + asked + "\"", "docker or process", did_you_mean(asked, targets)});
    }
    if (answer.is_engine) return {"docker", answer.text, true};
    return {"process", answer.text, true};
}

}  // namespace offbeat::stack
