#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// FIN to both sides, behind what was passed on before: a server that ends in order, but says no more.
class Close : public WireFault {
public:
    void strike(Wire& wire) const override { wire.close(); }
};

}  // namespace

std::shared_ptr<const WireFault> make_close(const Arguments& arguments) {
    expect_count(arguments, 0, 0, "close");
    return std::make_shared<Close>();
}

}  // namespace offbeat::proxy
