// A provider without rows fails its method, since silence would look like success; `.allowEmpty` says that there may be
// none.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <string>
#include <vector>

namespace {

OFFBEAT_PROVIDER("open incidents", [] { return std::vector<std::string>{}; });

}  // namespace

class AllowEmptyTest : public offbeat::TestBase<AllowEmptyTest> {
public:
    OFFBEAT_TEST(testHasOwner, .dataProvider = "open incidents", .groups = {"examples"}, .allowEmpty = true)
    void testHasOwner(const std::string& incident) { OFFBEAT_CHECK(incident.find('@') != std::string::npos); }
};
