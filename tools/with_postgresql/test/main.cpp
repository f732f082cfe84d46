#define BOOST_TEST_MODULE with_postgresql
#include <boost/test/unit_test.hpp>
