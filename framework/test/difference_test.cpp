#include "offbeat/difference.hpp"
#include "support/shards.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <utility>

using namespace offbeat;
using namespace offbeat::test;

namespace {

/// What is told of a run that passed and another, and whether the other is sound.
std::pair<bool, std::string> difference_to(Status status, bool killed = false) {
    const TempDir dir;
    write_run(dir.file("before"), Status::passed);
    write_run(dir.file("after"), status, killed);
    std::ostringstream out;
    const bool sound = tell_difference(dir.file("before"), dir.file("after"), {}, 1, out);
    return {sound, out.str()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(difference)

BOOST_AUTO_TEST_CASE(a_row_that_is_flaky_now_is_told_and_has_passed) {
    const auto [sound, text] = difference_to(Status::flaky);
    BOOST_TEST(sound);
    BOOST_TEST(text.starts_with("1 newly flaky\n"), text);
    BOOST_TEST(text.find(": passed at attempt 2 (passed before)\n") != std::string::npos, text);
    BOOST_TEST(text.ends_with("53 rows before, 53 now: 1 changes\n"), text);
}

BOOST_AUTO_TEST_CASE(a_known_bug_comes_and_goes) {
    const auto [sound, text] = difference_to(Status::known_bug);
    BOOST_TEST(sound);
    BOOST_TEST(text.starts_with("1 newly a known bug\n"), text);
    BOOST_TEST(text.find(": known bug (passed before)\n") != std::string::npos, text);
    const TempDir dir;
    write_run(dir.file("bug"), Status::known_bug);
    write_run(dir.file("mended"), Status::passed);
    std::ostringstream out;
    BOOST_TEST(tell_difference(dir.file("bug"), dir.file("mended"), {}, 1, out));
    BOOST_TEST(out.str().starts_with("1 newly passed\n"), out.str());
    BOOST_TEST(out.str().find(": passed (known bug before)\n") != std::string::npos, out.str());
}

BOOST_AUTO_TEST_CASE(a_later_run_that_did_not_end_is_not_sound) {
    BOOST_TEST(difference_to(Status::passed).first);
    BOOST_TEST(!difference_to(Status::failed).first);
    const TempDir dir;
    write_run(dir.file("whole"), Status::passed);
    write_run(dir.file("killed"), Status::passed, true);
    std::ostringstream out;
    // Of the run before it doesn't matter.
    BOOST_TEST(tell_difference(dir.file("killed"), dir.file("whole"), {}, 1, out));
    // Even where all that it told is as it was: the row that it was at broke both times.
    BOOST_TEST(!tell_difference(dir.file("killed"), dir.file("killed"), {}, 1, out));
    BOOST_TEST(out.str().find("killed: this run didn't come to its end\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
