// expect: a method stands twice in this table

#include <offbeat/test_table.hpp>

class SumTest : public offbeat::TestClass {
public:
    void testSum() {}
    void testProduct() {}
};

const offbeat::TestTable table{ // here
    offbeat::test<&SumTest::testSum>(),
#ifdef OFFBEAT_POSITIVE_CONTROL
    offbeat::test<&SumTest::testProduct>(),
#else
    offbeat::test<&SumTest::testSum>(),
#endif
}; // here
