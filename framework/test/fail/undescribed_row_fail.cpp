// expect: describe the type of these rows

#include <offbeat/provider.hpp>

#include <boost/describe/class.hpp>

#include <vector>

struct Sum {
    int a = 1;
    int b = 2;
};
#ifdef OFFBEAT_POSITIVE_CONTROL
BOOST_DESCRIBE_STRUCT(Sum, (), (a, b))
#endif

OFFBEAT_PROVIDER("sums", [] { return std::vector<Sum>{{1, 2}, {3, 4}}; }); // here
