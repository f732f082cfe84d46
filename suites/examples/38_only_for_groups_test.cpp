// A before-method for rows of some groups only, be it their method's group or a row's own.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <vector>

namespace {

std::vector<offbeat::Row> all_doors() {
    std::vector<offbeat::Row> doors = {offbeat::row_of(1), offbeat::row_of(2)};
    doors[1].groups = {"locked"};
    return doors;
}

OFFBEAT_PROVIDER("doors", all_doors);

}  // namespace

class OnlyForGroupsTest : public offbeat::TestBase<OnlyForGroupsTest> {
public:
    OFFBEAT_CONFIG(takeKey, .when = offbeat::beforeMethod, .onlyForGroups = {"locked"})
    void takeKey() { has_key_ = true; }

    OFFBEAT_CONFIG(putKeyBack, .when = offbeat::afterMethod)
    void putKeyBack() { has_key_ = false; }

    OFFBEAT_TEST(testDoor, .dataProvider = "doors", .groups = {"examples"})
    void testDoor(int number) { OFFBEAT_CHECK(has_key_ == (number == 2)); }

private:
    bool has_key_ = false;
};
