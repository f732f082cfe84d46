// retried: a provider that fails before its first row is asked again, with a pause; TestNG's `retryUsing`.

#include "offbeat/combine.hpp"
#include "offbeat/test.hpp"

#include <chrono>
#include <stdexcept>
#include <vector>

namespace {

std::vector<int> rates() {
    static int calls = 0;
    if (++calls % 2 == 1) throw std::runtime_error("the exchange is busy");
    return {710, 785};
}

OFFBEAT_PROVIDER("busy rates", rates);
OFFBEAT_PROVIDER("rates", offbeat::retried("busy rates", 3, std::chrono::milliseconds(1)));

}  // namespace

class RetriedProviderTest : public offbeat::TestBase<RetriedProviderTest> {
public:
    OFFBEAT_TEST(testRate, .dataProvider = "rates", .groups = {"examples"})
    void testRate(int rate) { OFFBEAT_CHECK(rate > 0); }
};
