#include "midway.hpp"

#include "offbeat/error.hpp"

#include <thread>

namespace offbeat::outage {
namespace {

constexpr std::chrono::milliseconds between_looks{10};

void require_running(const Site& site, const std::string& service) {
    const auto state = site.stack.state(service);
    if (state == stack::State::running || state == stack::State::paused) return;
    throw Error("the service " + service + " ended by itself; " + stack::last_words(site.stack, service));
}

}  // namespace

std::exception_ptr midway() {
    try {
        throw;
    } catch (const EnvironmentError& gone) {
        return std::make_exception_ptr(Error(gone.what()));
    } catch (...) {
        return std::current_exception();
    }
}

void require_running(const Site& site, const std::vector<std::string>& services, std::chrono::milliseconds patience) {
    for (const auto until = proxy::Clock::now() + patience;; std::this_thread::sleep_for(between_looks)) {
        for (const auto& service : services) require_running(site, service);
        if (proxy::Clock::now() >= until) return;
    }
}

std::exception_ptr explained(const Site& site, const std::vector<std::string>& services) {
    const auto thrown = midway();
    try {
        require_running(site, services, known_within);
        return thrown;
    } catch (...) {
        return midway();
    }
}

}  // namespace offbeat::outage
