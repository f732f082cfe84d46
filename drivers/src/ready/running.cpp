#include "offbeat/ready/running.hpp"

#include "offbeat/error.hpp"

namespace offbeat::ready {
namespace {

/// Another check, of a service that may have ended.
class Running final : public Check {
public:
    Running(Check& check, const stack::Stack& stack, const std::string& service)
        : check_(check), stack_(stack), service_(service) {}

    std::string look(Clock::time_point until) override {
        std::string seen = check_.look(until);
        if (seen.empty() || stack_.state(service_) != stack::State::stopped) return seen;
        throw Error(service_ + " ended while " + check_.what() + " was waited for; " +
                    stack::last_words(stack_, service_));
    }
    [[nodiscard]] std::string what() const override { return check_.what(); }
    bool wait_for_event(Clock::time_point until) override { return check_.wait_for_event(until); }

private:
    Check& check_;
    const stack::Stack& stack_;
    const std::string& service_;
};

}  // namespace

void wait_while_running(Check& check, const stack::Stack& stack, const std::string& service,
                        std::chrono::milliseconds limit) {
    Running running(check, stack, service);
    try {
        wait(running, limit);
    } catch (const EnvironmentError& in_vain) {
        throw Error(in_vain.what() + std::string("; ") + stack::last_words(stack, service));
    }
}

}  // namespace offbeat::ready
