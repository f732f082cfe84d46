#define BOOST_TEST_MODULE drivers_docker
#include <boost/test/unit_test.hpp>
