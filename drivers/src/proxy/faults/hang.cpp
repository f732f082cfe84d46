#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// Silence for so long, then all goes on in order: a server that swaps, a switch that fails over.
class Hang : public WireFault {
public:
    explicit Hang(std::chrono::microseconds length) : length_(length) {}
    void strike(Wire& wire) const override { wire.hold(length_); }

private:
    std::chrono::microseconds length_;
};

}  // namespace

std::shared_ptr<const WireFault> make_hang(const Arguments& arguments) {
    expect_count(arguments, 1, 1, "hang(1s)");
    const auto length = duration(arguments[0]);
    if (length.count() == 0) throw SetupError({{}, "a hang of no length", "hang(1s)"});
    return std::make_shared<Hang>(length);
}

}  // namespace offbeat::proxy
