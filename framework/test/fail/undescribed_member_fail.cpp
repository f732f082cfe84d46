// expect: a described member's type must be convertible

#include <offbeat/test.hpp>

#include <boost/describe/class.hpp>

struct Opaque {
#ifdef OFFBEAT_POSITIVE_CONTROL
    bool operator==(const Opaque&) const = default;
#endif
};
#ifdef OFFBEAT_POSITIVE_CONTROL
BOOST_DESCRIBE_STRUCT(Opaque, (), ())
#endif

struct Sum {
    int a = 1;
    Opaque b = {};
};
BOOST_DESCRIBE_STRUCT(Sum, (), (a, b))

class SumTest : public offbeat::TestBase<SumTest> {
public:
    OFFBEAT_TEST(testSum) // here
    void testSum(const Sum&) {}
};
