#define BOOST_TEST_MODULE drivers_proxy
#include <boost/test/unit_test.hpp>
