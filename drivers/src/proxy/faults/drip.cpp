#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

/// So many bytes at a time, then a pause, each way: messages arrive in pieces.
class Drip : public WireFault {
public:
    Drip(std::uint64_t bytes, std::chrono::microseconds pause) : bytes_(bytes), pause_(pause) {}
    void strike(Wire& wire) const override {
        const auto rate = bytes_ * 1'000'000 / static_cast<std::uint64_t>(pause_.count());
        wire.limit(std::max<std::uint64_t>(rate, 1), bytes_);
    }
    [[nodiscard]] bool lasts() const override { return true; }

private:
    std::uint64_t bytes_;
    std::chrono::microseconds pause_;
};

}  // namespace

std::shared_ptr<const WireFault> make_drip(const Arguments& arguments) {
    expect_count(arguments, 2, 2, "drip(16B, 50ms)");
    const auto bytes = byte_count(arguments[0]);
    const auto pause = duration(arguments[1]);
    if (bytes == 0 || bytes > 1'000'000'000) throw SetupError({{}, "drops of " + arguments[0], "1B to 1000MB"});
    if (pause.count() == 0) throw SetupError({{}, "drops without a pause", "drip(16B, 50ms)"});
    return std::make_shared<Drip>(bytes, pause);
}

}  // namespace offbeat::proxy
