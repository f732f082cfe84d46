#include "offbeat/assert.hpp"
#include "offbeat/error.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(errors)

BOOST_AUTO_TEST_CASE(places_are_told_as_far_as_they_are_known) {
    BOOST_TEST(to_string(Location{}) == "");
    BOOST_TEST(to_string(Location{"a.csv"}) == "a.csv");
    BOOST_TEST(to_string(Location{"a.csv", 3}) == "a.csv:3");
    BOOST_TEST(to_string(Location{"a.csv", 3, 7}) == "a.csv:3:7");
    BOOST_TEST(to_string(Location{"a.csv", 0, 7}) == "a.csv");
}

BOOST_AUTO_TEST_CASE(file_names_stand_where_strings_do) {
    const FileName name = "a.csv";
    const FileName same = std::string("a.csv");
    const std::string text = name;
    BOOST_TEST(text == "a.csv");
    const std::string_view view = name;
    const std::filesystem::path path = name;
    BOOST_TEST((view == text && path == text && "in " + text == "in " + std::string() + name));
    BOOST_TEST((name == same && name == text && name == "a.csv" && name != FileName("b.csv")));
    BOOST_TEST((FileName() == "" && FileName(std::string()) == FileName() && FileName().empty() && !name.empty()));
    BOOST_TEST(FileName(name).c_str() == name.c_str());  // shared
}

BOOST_AUTO_TEST_CASE(places_below_the_current_directory_are_told_from_there) {
    const auto here = std::filesystem::current_path();
    BOOST_TEST(to_string(Location{(here / "a/b.csv").string(), 1}) == "a/b.csv:1");
    const auto beside = here.parent_path() / "elsewhere/b.csv";
    BOOST_TEST(to_string(Location{beside.string()}) == beside.string());
    const auto dotted = here / "..b.csv";  // begins with two dots and stands here
    BOOST_TEST(to_string(Location{dotted.string()}) == "..b.csv");
}

BOOST_AUTO_TEST_CASE(problems_are_one_line) {
    BOOST_TEST(to_string(Problem{{"a.csv", 3, 7}, "no attribute \"pdi\"", "an attribute", "did you mean \"pid\"?"}) ==
               "a.csv:3:7: no attribute \"pdi\"; expected an attribute; did you mean \"pid\"?");
    BOOST_TEST(to_string(Problem{{}, "nothing is given"}) == "nothing is given");
    BOOST_TEST(SetupError({{"a"}, "b"}).what() == std::string("a: b"));
}

BOOST_AUTO_TEST_CASE(skip_throws_its_reason) {
    BOOST_CHECK_EXCEPTION(skip("why"), Skipped,
                          [](const Skipped& skipped) { return skipped.what() == std::string("why"); });
}

BOOST_AUTO_TEST_CASE(fail_outside_a_row_throws_since_nobody_would_hear_it) {
    BOOST_CHECK_EXCEPTION(fail("lost", "a.cpp", 3), Error,
                          [](const Error& error) { return error.what() == std::string("a.cpp:3: lost"); });
    BOOST_TEST(check(true, "never told"));
    BOOST_CHECK_THROW(check(false, "told"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
