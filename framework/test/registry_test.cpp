#include "offbeat/registry.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(registries)

BOOST_AUTO_TEST_CASE(a_clash_is_remembered_with_both_places_and_the_first_stays) {
    Registry<int> registry("data provider");
    BOOST_TEST(registry.add("amounts", 1, "a.cpp", 3));
    BOOST_TEST(!registry.add("amounts", 2, "b.cpp", 5));
    BOOST_TEST(registry.find("amounts")->thing == 1);
    BOOST_REQUIRE(registry.clashes().size() == 1U);
    BOOST_TEST(to_string(registry.clashes().front()) ==
               "b.cpp:5: data provider \"amounts\" is registered twice; first at a.cpp:3");
}

BOOST_AUTO_TEST_CASE(a_miss_tells_the_nearest_name_and_who_asked) {
    Registry<int> registry("data provider");
    registry.add("amounts", 1, "a.cpp", 3);
    BOOST_TEST(registry.get("amounts", {}) == 1);
    BOOST_CHECK_EXCEPTION((void)registry.get("amuonts", {"t.cpp", 9}), SetupError, [](const SetupError& wrong) {
        return wrong.what() == std::string("t.cpp:9: no data provider \"amuonts\"; did you mean \"amounts\"?");
    });
    BOOST_TEST(registry.find("x") == nullptr);
    BOOST_TEST(Registry<int>("reporter").names().empty());
}

BOOST_AUTO_TEST_SUITE_END()
