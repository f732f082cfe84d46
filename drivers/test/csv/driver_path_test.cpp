#include "offbeat/csv/driver_path.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(DriverPathTest)

using namespace offbeat::csv;

BOOST_AUTO_TEST_CASE(the_class_name_says_where_its_driver_lives) {
    const std::string method = "testIt";
    const auto file = [&](std::string_view name) { return driver_path(name, method, "testres").file; };
    BOOST_TEST(file("PayNormalTest") == "testres/normal/Pay/PayNormalTest.testIt.csv");
    BOOST_TEST(file("InvalidCreateRequestFuncExceptionTest") ==
               "testres/funcExp/InvalidCreateRequest/InvalidCreateRequestFuncExceptionTest.testIt.csv");
    BOOST_TEST(file("PaySysExceptionTest") == "testres/sysExp/Pay/PaySysExceptionTest.testIt.csv");
    BOOST_TEST(file("PayTest") == "testres/normal/Pay/PayTest.testIt.csv");
    BOOST_TEST(file("Pay") == "testres/normal/Pay/Pay.testIt.csv");
    BOOST_TEST(file("shop::pay::PayTest") == "testres/normal/Pay/PayTest.testIt.csv");
    BOOST_TEST(driver_path("PayTest", "m", "/a/testres/").folder == "/a/testres/normal/Pay");
}

BOOST_AUTO_TEST_CASE(a_suffix_alone_is_the_case_itself) {
    BOOST_TEST(case_of("Test") == "Test");
    BOOST_TEST(case_of("NormalTest") == "Normal");
    BOOST_TEST(case_of("FuncExceptionTest") == "FuncException");
    BOOST_TEST(case_of("") == "");
    BOOST_TEST(case_of("Testing") == "Testing");
}

BOOST_AUTO_TEST_SUITE_END()
