// A listener that hears of rows, and a hook around each body: registered by name, `--listeners=NAME` leaves only some.

#include "offbeat/listener.hpp"
#include "offbeat/test.hpp"

#include <string>
#include <vector>

namespace {

std::vector<std::string> heard;

class Heard final : public offbeat::RowListener, public offbeat::BodyHook {
public:
    void row_begins(const offbeat::MethodPlan& method, offbeat::Row& row) override {
        heard.push_back(method.method + '/' + row.id + " begins");
    }
    void around_body(const offbeat::MethodPlan&, offbeat::Row&, const std::function<void()>& body) override {
        heard.emplace_back("its body");
        body();
    }
};
OFFBEAT_LISTENER("heard", Heard);

}  // namespace

class ListenerTest : public offbeat::TestBase<ListenerTest> {
public:
    OFFBEAT_TEST(testHeard, .groups = {"examples"})
    void testHeard() {
        OFFBEAT_REQUIRE(heard.size() >= 2);
        OFFBEAT_CHECK(heard[heard.size() - 2] == "testHeard/once begins");
        OFFBEAT_CHECK(heard.back() == "its body");
    }
};
