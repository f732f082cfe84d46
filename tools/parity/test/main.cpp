#define BOOST_TEST_MODULE parity_compare
#include <boost/test/unit_test.hpp>
