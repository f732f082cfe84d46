// sample: some of many rows, chosen by each one's id and a seed. They are the same ones in every run and on every
// machine, and mostly the same when others are added.

#include "offbeat/combine.hpp"
#include "offbeat/test.hpp"

#include <numeric>
#include <vector>

namespace {

std::vector<int> all_ports() {
    std::vector<int> ports(65535);
    std::iota(ports.begin(), ports.end(), 1);
    return ports;
}

OFFBEAT_PROVIDER("all ports", all_ports);
OFFBEAT_PROVIDER("some ports", offbeat::sample("all ports", 5, 42));

}  // namespace

class SampleTest : public offbeat::TestBase<SampleTest> {
public:
    OFFBEAT_TEST(testPort, .dataProvider = "some ports", .groups = {"examples"})
    void testPort(int port) { OFFBEAT_CHECK(static_cast<unsigned short>(port) == port); }
};
