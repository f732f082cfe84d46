#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {
namespace {

/// So many bytes of the answer arrive, then the connection is reset.
class Cut : public WireFault {
public:
    explicit Cut(std::uint64_t bytes) : bytes_(bytes) {}
    void strike(Wire& wire) const override { wire.cut_after(bytes_); }

private:
    std::uint64_t bytes_;
};

}  // namespace

std::shared_ptr<const WireFault> make_cut(const Arguments& arguments) {
    expect_count(arguments, 1, 1, "cut(100)");
    return std::make_shared<Cut>(byte_count(arguments[0]));
}

}  // namespace offbeat::proxy
