// Bodies that end the whole program, and a class that fails while it goes.

#include "offbeat/test.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <vector>

namespace {

struct Item {  // without ==, inside a list
    int number;
};
BOOST_DESCRIBE_STRUCT(Item, (), (number))
struct Order {
    std::vector<Item> items = {};
};
BOOST_DESCRIBE_STRUCT(Order, (), (items))
static_assert(offbeat::Convertible<Order>);

}  // namespace

class ExitTest : public offbeat::TestBase<ExitTest> {
public:
    OFFBEAT_TEST(testBefore)
    void testBefore() { offbeat::check(true, "fine"); }
    OFFBEAT_TEST(testExit)
    void testExit() { std::exit(0); }
    OFFBEAT_TEST(testBehind)
    void testBehind() { offbeat::fail("never reached"); }
};

class LateExitTest : public offbeat::TestBase<LateExitTest> {
public:
    ~LateExitTest() override { std::exit(0); }
    OFFBEAT_TEST(testFine)
    void testFine() { offbeat::check(true, "fine"); }
};

class DestructorTest : public offbeat::TestBase<DestructorTest> {
public:
    ~DestructorTest() override { offbeat::fail("the store is still open"); }
    OFFBEAT_TEST(testFine)
    void testFine() { offbeat::check(!offbeat::schema_of<Order>().members.empty(), "described"); }
};
