#define BOOST_TEST_MODULE offbeat_framework
#include <boost/test/unit_test.hpp>
