// Once for the whole suite and for all rows of a group, whichever process runs them: such methods are static, and what
// they leave in static members is everybody's.

#include "offbeat/test.hpp"

#include <string>

class LevelsTest : public offbeat::TestBase<LevelsTest> {
public:
    OFFBEAT_CONFIG(readSettings, .when = offbeat::beforeSuite)
    static void readSettings() { currency = "CNY"; }

    OFFBEAT_CONFIG(fillStore, .when = offbeat::beforeGroups, .groups = {"with a store"})
    static void fillStore() { stored = 3; }

    OFFBEAT_CONFIG(emptyStore, .when = offbeat::afterGroups, .groups = {"with a store"})
    static void emptyStore() { stored = 0; }

    OFFBEAT_TEST(testCurrency, .groups = {"examples"})
    void testCurrency() { OFFBEAT_CHECK(currency == "CNY"); }

    OFFBEAT_TEST(testStore, .groups = {"examples", "with a store"})
    void testStore() { OFFBEAT_CHECK(stored == 3); }

private:
    static inline std::string currency;
    static inline int stored = 0;
};
