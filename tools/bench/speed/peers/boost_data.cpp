// Boost.Test's own data test case.
#define BOOST_TEST_MODULE rows
#include "../rows/rows.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

BOOST_DATA_TEST_CASE(length, boost::unit_test::data::make(bench::rows()), row) {
    BOOST_TEST(bench::told(row) == bench::real(row));
}
