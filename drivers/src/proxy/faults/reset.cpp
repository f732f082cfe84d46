#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// RST to both sides: a crashed server, an impatient firewall.
class Reset : public WireFault {
public:
    void strike(Wire& wire) const override { wire.reset(); }
};

}  // namespace

std::shared_ptr<const WireFault> make_reset(const Arguments& arguments) {
    expect_count(arguments, 0, 0, "reset");
    return std::make_shared<Reset>();
}

}  // namespace offbeat::proxy
