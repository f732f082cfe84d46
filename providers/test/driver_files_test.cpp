#include "driver_files.hpp"
#include "support/csv_methods.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

std::string driver_for(std::string class_name, const Test& annotation) {
    TestMethod method;
    method.class_name = std::move(class_name);
    method.name = "testIt";
    method.annotation = annotation;
    return driver_of({method, "/t", {}, false});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(driver_files)

BOOST_AUTO_TEST_CASE(are_found_by_the_class_name_alone) {
    BOOST_TEST(driver_for("PayNormalTest", {}) == "/t/normal/Pay/PayNormalTest.testIt.csv");
    BOOST_TEST(driver_for("InvalidPayFuncExceptionTest", {}) ==
               "/t/funcExp/InvalidPay/InvalidPayFuncExceptionTest.testIt.csv");
    BOOST_TEST(driver_for("PaySysExceptionTest", {}) == "/t/sysExp/Pay/PaySysExceptionTest.testIt.csv");
    BOOST_TEST(driver_for("Pay", {}) == "/t/normal/Pay/Pay.testIt.csv");
}

BOOST_AUTO_TEST_CASE(may_be_named_by_the_annotation) {
    BOOST_TEST(driver_for("PayTest", {.driver = "shared/pay.csv"}) == "/t/shared/pay.csv");
    BOOST_TEST(driver_for("PayTest", {.driver = "/elsewhere/pay.csv"}) == "/elsewhere/pay.csv");
}

BOOST_AUTO_TEST_SUITE_END()
