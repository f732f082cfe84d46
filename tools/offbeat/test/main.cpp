#define BOOST_TEST_MODULE offbeat_command
#include <boost/test/unit_test.hpp>
