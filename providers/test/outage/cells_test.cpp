// The cells of an outage driver: what each may say, and what is said of one that can't be read.

#include "offbeat/error.hpp"
#include "outage/cells.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::outage;
using std::chrono::milliseconds;

namespace {

template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
    return "none";
}

std::string duration_refusal(const std::string& text) {
    return refusal([&] { (void)duration_of(text); });
}
std::string fault_refusal(const std::string& text) {
    return refusal([&] { (void)fault_of(text); });
}
std::string begin_refusal(const std::string& text) {
    return refusal([&] { (void)begin_of(text); });
}
std::string end_refusal(const std::string& end, const std::string& fault) {
    return refusal([&] { (void)end_of(end, fault_of(fault)); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_cells)

BOOST_AUTO_TEST_CASE(a_scale_lies_above_0_and_up_to_1) {
    BOOST_TEST(scale_of("0.025") == 0.025);
    BOOST_TEST(scale_of("1") == 1.0);
    for (const char* wrong : {"0", "-1", "1.01"}) {
        BOOST_TEST(refusal([&] { (void)scale_of(wrong); }).find("is no scale; expected a number above 0") !=
                   std::string::npos);
    }
    for (const char* wrong : {"nan", "inf", "", "1x"}) BOOST_TEST(refusal([&] { (void)scale_of(wrong); }) != "none");
}

BOOST_AUTO_TEST_CASE(a_count_is_a_number_or_a_range) {
    BOOST_TEST(count_of("2").holds(2));
    BOOST_TEST(!count_of("2").holds(3));
    BOOST_TEST(count_of("1..3").holds(3));
    BOOST_TEST(!count_of("1..3").holds(0));
    for (const char* wrong : {"", "x", "-1", "1..", "..3", "3..1", "1...3", "1.5", "99999999999"})
        BOOST_TEST(refusal([&] { (void)count_of(wrong); }) != "none");
}

BOOST_AUTO_TEST_CASE(a_status_may_be_a_class_or_several) {
    BOOST_TEST(status_matches(status_of("5xx"), 503));
    BOOST_TEST(status_matches(status_of("503|504"), 504));
    BOOST_TEST(!status_matches(status_of("503|504"), 500));
    BOOST_TEST(!status_matches(status_of("201"), 200));
    BOOST_TEST(refusal([] { (void)status_of("20"); }) ==
               "\"20\" is no HTTP status; expected a status such as 201, 5xx or 503|504");
    for (const char* wrong : {"abc", "600", "2x1", "503|", "5xx|9xx", "5XX"})
        BOOST_TEST(refusal([&] { (void)status_of(wrong); }) != "none");
}

BOOST_AUTO_TEST_CASE(a_fault_reaches_the_wire_the_gate_or_the_database) {
    using Reach = Fault::Reach;
    BOOST_TEST((fault_of("none").reach == Reach::none));
    BOOST_TEST((fault_of("reset").reach == Reach::wire));
    BOOST_TEST((fault_of("latency(500ms)").reach == Reach::wire));
    BOOST_TEST(fault_of("latency(500ms)").name == "latency");
    BOOST_TEST((fault_of("refuse").reach == Reach::gate));
    BOOST_TEST((fault_of("recovery(20s)").lasts == milliseconds(20'000)));
    for (const char* name : {"stop", "kill", "pause", "restart", "disconnect"})
        BOOST_TEST((fault_of(name).reach == Reach::database));
}

BOOST_AUTO_TEST_CASE(a_wrong_fault_is_told_with_what_is_near) {
    BOOST_TEST(fault_refusal("stopp") == "no fault \"stopp\"; did you mean \"stop\"?");
    BOOST_TEST(fault_refusal("Kill") == "no fault \"Kill\"; did you mean \"kill\"?");
    BOOST_TEST(fault_refusal("stop(2s)") == "\"stop\" takes no arguments; expected stop");
    BOOST_TEST(fault_refusal("recovery") ==
               "\"recovery\" has no time; expected recovery(20s): how long the database says that it is starting up");
    BOOST_TEST(fault_refusal("recovery(soon)") != "none");
    BOOST_TEST(fault_refusal("hold") != "none");  // the campaign's own
    BOOST_TEST(fault_refusal("latency()") != "none");
}

BOOST_AUTO_TEST_CASE(it_begins_before_the_request_or_at_a_moment) {
    BOOST_TEST((begin_of("").kind == Begin::Kind::before_request));
    BOOST_TEST((begin_of("long-before-request").kind == Begin::Kind::long_before_request));
    BOOST_TEST(begin_of("during-request").moment.verb == "COMMIT");
    BOOST_TEST(begin_of("on(INSERT)").scoped());
    BOOST_TEST(!begin_of("on(BEGIN)").scoped());
    BOOST_TEST(begin_of("on(BEGIN after COMMIT)").scoped());
    BOOST_TEST(!begin_of("on(accept)").scoped());
    BOOST_TEST(begin_refusal("before-reqest") ==
               "\"before-reqest\" is no moment; expected before-request, long-before-request, during-request, or one "
               "such as on(INSERT); did you mean \"before-request\"?");
    BOOST_TEST(begin_refusal("on(") != "none");
    BOOST_TEST(begin_refusal("INSERT") != "none");
}

BOOST_AUTO_TEST_CASE(it_ends_as_its_fault_can) {
    BOOST_TEST((end_of("", fault_of("reset")).kind == End::Kind::by_itself));
    BOOST_TEST((end_of("after-response", fault_of("stop")).kind == End::Kind::after_response));
    BOOST_TEST((end_of("2s", fault_of("stop")).after == milliseconds(2000)));
    BOOST_TEST(end_refusal("", "stop") ==
               "\"stop\" doesn't end by itself; expected an end: after-response, or a time such as 2s");
    BOOST_TEST(end_refusal("2s", "reset") ==
               "\"2s\" can't end \"reset\", which ends by itself; expected an empty cell");
    BOOST_TEST(end_refusal("after-respnse", "stop") ==
               "\"after-respnse\" is no end; expected after-response, or a time such as 2s; did you mean "
               "\"after-response\"?");
    BOOST_TEST(end_refusal("", "latency(5ms)") != "none");
}

BOOST_AUTO_TEST_CASE(a_time_has_a_unit) {
    BOOST_TEST((duration_of("1.5s") == milliseconds(1500)));
    BOOST_TEST((duration_of("500ms") == milliseconds(500)));
    for (const char* wrong : {"", "2", "s", "-1s", "2h", "1e9s", "nans", "2 s s"})
        BOOST_TEST(duration_refusal(wrong) != "none");
}

BOOST_AUTO_TEST_SUITE_END()
