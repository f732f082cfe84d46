// The smallest test: a class, a method, its annotation. Without data it runs once.

#include "offbeat/test.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

class PlainTest : public offbeat::TestBase<PlainTest> {
public:
    OFFBEAT_TEST(testJoin, .groups = {"examples"}, .description = "texts are joined")
    void testJoin() { BOOST_TEST(std::string("off") + "beat" == "offbeat"); }
};
