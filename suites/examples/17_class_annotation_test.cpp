// What a class says, its methods needn't: their groups and attributes add up, all else is a method's own where it says
// it.

#include "offbeat/test.hpp"

class ClassAnnotationTest : public offbeat::TestBase<ClassAnnotationTest> {
public:
    OFFBEAT_CLASS(.groups = {"examples"}, .timeOut = 5000, .attributes = {{"component", "accounts"}})

    OFFBEAT_TEST(testOpen, .attributes = {{"jira", "BANK-12"}})
    void testOpen() { OFFBEAT_CHECK(true); }

    // `--rows "component == 'accounts' && jira != 'BANK-12'"` would run this one alone.
    OFFBEAT_TEST(testClose, .groups = {"closing"}, .attributes = {{"jira", "BANK-13"}})
    void testClose() { OFFBEAT_CHECK(true); }
};
