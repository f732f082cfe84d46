// Classes whose configuration methods fail, and one that writes down what is called in which order.

#include "providers.hpp"
#include "trace.hpp"

#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <vector>

namespace {

std::vector<offbeat::Row> three() {
    return {text_row("one", "1"), text_row("two", "2"), text_row("three", "3")};
}
OFFBEAT_PROVIDER("three", three);

class OrderTest : public offbeat::TestBase<OrderTest> {
public:
    OrderTest() { trace("constructor"); }
    ~OrderTest() override { trace("destructor"); }

    void before_row(offbeat::Row& row) override { trace("before_row " + row.id); }
    void after_row(offbeat::Row& row) override { trace("after_row " + row.id); }

    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { trace("beforeClass"); }
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { trace("afterClass"); }
    OFFBEAT_CONFIG(prepare)
    void prepare() { trace("beforeMethod"); }
    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { trace("afterMethod"); }

    OFFBEAT_TEST(testRows, .dataProvider = "three", .priority = 1, .parameters = {"text"})
    void testRows(const std::string& text) {
        trace("testRows " + text);
        if (text == "1") BOOST_TEST_REQUIRE(false);
        if (text == "2") throw std::runtime_error("two");
    }

    OFFBEAT_TEST(testFirst)
    void testFirst() { trace("testFirst"); }
};

/// Which phase goes wrong, and how, is asked of the command line.
const offbeat::Option phase{"phase", "", "the phase of PhaseTest that goes wrong"};
const offbeat::Option how{"how", "throw", "throw, assert, require, skip or lack"};

void at(const std::string& here) {
    if (phase.value() != here) return;
    if (how.value() == "throw") throw std::runtime_error("thrown in " + here);
    if (how.value() == "assert") offbeat::fail("asserted in " + here);
    if (how.value() == "require") BOOST_REQUIRE_MESSAGE(false, "required in " + here);
    if (how.value() == "skip") offbeat::skip("skipped in " + here);
    if (how.value() == "lack") throw offbeat::EnvironmentError("lacking in " + here);
}

class PhaseTest : public offbeat::TestBase<PhaseTest> {
public:
    PhaseTest() { at("constructor"); }

    void before_row(offbeat::Row&) override { at("before_row"); }
    void after_row(offbeat::Row&) override { at("after_row"); }

    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { at("beforeClass"); }
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { at("afterClass"); }
    OFFBEAT_CONFIG(closeMore, .when = offbeat::afterClass)
    void closeMore() { trace("second afterClass"); }
    OFFBEAT_CONFIG(prepare)
    void prepare() {
        ++begun_;
        if (begun_ == 2) at("beforeMethod of the second row");
        at("beforeMethod");
    }
    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { at("afterMethod"); }
    OFFBEAT_CONFIG(clearMore, .when = offbeat::afterMethod)
    void clearMore() { trace("second afterMethod"); }

    OFFBEAT_TEST(testRows, .dataProvider = "three", .parameters = {"text"})
    void testRows(const std::string& text) {
        trace("body " + text);
        at("body");
    }

private:
    int begun_ = 0;
};

}  // namespace
