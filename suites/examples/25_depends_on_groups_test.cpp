// A method that waits for all methods of a group, whichever class they stand in; a group may be named by a regular
// expression.

#include "offbeat/test.hpp"

#include <vector>

class WarehouseTest : public offbeat::TestBase<WarehouseTest> {
public:
    OFFBEAT_TEST(testShip, .groups = {"examples"}, .dependsOnGroups = {"filling .*"})
    void testShip() { OFFBEAT_CHECK(stock_ == std::vector<int>{3, 4}); }

    OFFBEAT_TEST(testAddApples, .groups = {"examples", "filling shelves"})
    void testAddApples() { stock_.push_back(3); }

    OFFBEAT_TEST(testAddPears, .groups = {"examples", "filling boxes"})
    void testAddPears() { stock_.push_back(4); }

private:
    std::vector<int> stock_;
};
