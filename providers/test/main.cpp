#define BOOST_TEST_MODULE offbeat_providers
#include <boost/test/unit_test.hpp>
