#include "orthotropic/templates.hpp"

#include <boost/test/unit_test.hpp>

using offbeat::orthotropic::config_name;

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(name_the_config_after_the_case) {
    BOOST_TEST(config_name("InvalidCreateRequest") == "orthotropicCreateRequestConfig.csv");
    BOOST_TEST(config_name("CreateRequest") == "orthotropicCreateRequestConfig.csv");
    BOOST_TEST(config_name("Invalid") == "orthotropicInvalidConfig.csv");
}

BOOST_AUTO_TEST_SUITE_END()
