#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// Nothing passes, nothing is lost: all goes on in order when it is lifted.
class Hold : public WireFault {
public:
    void strike(Wire& wire) const override { wire.hold(); }
    [[nodiscard]] bool lasts() const override { return true; }
};

}  // namespace

std::shared_ptr<const WireFault> make_hold(const Arguments& arguments) {
    expect_count(arguments, 0, 0, "hold");
    return std::make_shared<Hold>();
}

}  // namespace offbeat::proxy
