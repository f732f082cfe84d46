#pragma once

#include "offbeat/docker/engine.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <vector>

/// Skips a suite, and counts it as skipped, where no engine answers.
boost::test_tools::assertion_result engine_answers(boost::unit_test::test_unit_id);
#define NEEDS_ENGINE *boost::unit_test::precondition(engine_answers)

/// What a test makes in the engine is removed with it, whatever happens.
struct Scene {
    offbeat::docker::Engine engine;
    std::vector<std::string> containers = {};
    std::vector<std::string> networks = {};

    ~Scene();

    /// A container that runs this script in a shell; made, not started.
    std::string make(const std::string& script, offbeat::docker::ContainerSpec spec = {});
    /// The same, started.
    std::string run(const std::string& script, offbeat::docker::ContainerSpec spec = {});
    std::string network(bool internal = true);
    /// A name that nothing else has.
    static std::string fresh_name();
};

/// A script that waits until it is ended, and then ends at once.
inline const std::string waits = "trap 'exit 0' TERM INT; while :; do sleep 0.05; done";

std::chrono::steady_clock::time_point in(std::chrono::milliseconds time);

/// The error's text, of the type that is expected; fails where there is none.
template <class Error, class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    BOOST_ERROR("no refusal");
    return {};
}

#define BOOST_TEST_HOLDS(text, part)                                                                                   \
    do {                                                                                                               \
        const std::string whole = (text);                                                                              \
        BOOST_TEST(whole.find(part) != std::string::npos, "\"" << whole << "\" lacks \"" << (part) << "\"");           \
    } while (false)
