#define BOOST_TEST_MODULE voucher_service
#include <boost/test/unit_test.hpp>
