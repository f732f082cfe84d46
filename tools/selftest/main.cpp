#define BOOST_TEST_MODULE selftest
#include <boost/test/unit_test.hpp>
