// The macro-free spelling: an ordinary class, and a table beside it.

#include "offbeat/test_table.hpp"

#include <boost/test/unit_test.hpp>

class TableTest : public offbeat::TestClass {
public:
    void testSum() { BOOST_TEST(1 + 1 == 2); }
    void testProduct() { BOOST_TEST(2 * 3 == 6); }
};

static const offbeat::TestTable table{
    offbeat::test<&TableTest::testSum>({.groups = {"examples"}, .description = "one and one"}),
    offbeat::test<&TableTest::testProduct>({.groups = {"examples"}, .priority = -1}),  // lower runs first
};
