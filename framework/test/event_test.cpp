#include "offbeat/event.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

Summary summary(std::uint64_t planned, std::uint64_t run, std::initializer_list<Status> verdicts) {
    Summary made;
    made.planned = planned;
    made.run = run;
    for (const Status status : verdicts) made.count(status);
    return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(events)

BOOST_AUTO_TEST_CASE(green_is_only_what_proved_something_and_lost_nothing) {
    using enum Status;
    BOOST_TEST(summary(2, 2, {passed, passed}).green());
    BOOST_TEST(summary(2, 2, {passed, skipped}).green());
    BOOST_TEST(!summary(2, 2, {skipped, skipped}).green());
    BOOST_TEST(!Summary{}.green());
    for (const Status wrong : {failed, broken, not_configured})
        BOOST_TEST(!summary(2, 2, {passed, wrong}).green(), to_string(wrong));
    BOOST_TEST(!summary(3, 2, {passed, passed}).green());
    BOOST_TEST(!summary(2, 2, {passed}).green());
    BOOST_TEST(summary(2, 2, {passed, broken}).reported() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
