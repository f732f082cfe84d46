#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// Every answer comes so much later, give or take the jitter; the order stays.
class Latency : public WireFault {
public:
    Latency(std::chrono::microseconds latency, std::chrono::microseconds jitter) : latency_(latency), jitter_(jitter) {}
    void strike(Wire& wire) const override { wire.delay(latency_, jitter_); }
    [[nodiscard]] bool lasts() const override { return true; }

private:
    std::chrono::microseconds latency_;
    std::chrono::microseconds jitter_;
};

}  // namespace

std::shared_ptr<const WireFault> make_latency(const Arguments& arguments) {
    expect_count(arguments, 1, 2, "latency(500ms) or latency(500ms, 50ms)");
    const auto latency = duration(arguments[0]);
    const auto jitter = arguments.size() > 1 ? duration(arguments[1]) : std::chrono::microseconds(0);
    if (jitter > latency) {
        throw SetupError({{}, "a jitter of " + arguments[1] + " around " + arguments[0], "a jitter up to the latency"});
    }
    return std::make_shared<Latency>(latency, jitter);
}

}  // namespace offbeat::proxy
