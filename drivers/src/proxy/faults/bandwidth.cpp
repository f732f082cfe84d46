#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// So many bytes a second, each way.
class Bandwidth : public WireFault {
public:
    explicit Bandwidth(std::uint64_t rate) : rate_(rate) {}
    void strike(Wire& wire) const override { wire.limit(rate_, 0); }
    [[nodiscard]] bool lasts() const override { return true; }

private:
    std::uint64_t rate_;
};

}  // namespace

std::shared_ptr<const WireFault> make_bandwidth(const Arguments& arguments) {
    expect_count(arguments, 1, 1, "bandwidth(8kB/s)");
    return std::make_shared<Bandwidth>(rate(arguments[0]));
}

}  // namespace offbeat::proxy
