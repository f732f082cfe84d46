#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// Half open for ever: what either side sends is lost, and neither is told that the other went away. When it is
/// lifted, a connection that has lost something is reset, as by a peer that knows it no more.
class Blackhole : public WireFault {
public:
    void strike(Wire& wire) const override { wire.swallow(); }
    [[nodiscard]] bool lasts() const override { return true; }
};

}  // namespace

std::shared_ptr<const WireFault> make_blackhole(const Arguments& arguments) {
    expect_count(arguments, 0, 0, "blackhole");
    return std::make_shared<Blackhole>();
}

}  // namespace offbeat::proxy
