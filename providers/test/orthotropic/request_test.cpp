#include "offbeat/orthotropic/request.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(request_places)

BOOST_AUTO_TEST_CASE(are_reached_by_their_targets) {
    Value owner = Value::object(), request = Value::object();
    owner.set("name", Value::of_text("Lee"));
    request.set("owner", owner);
    request.set("list", Value::of_list({Value::of_text("a"), Value::of_text("b")}));
    BOOST_TEST(value_at(request, "owner.name")->text == "Lee");
    BOOST_TEST(value_at(request, "list[1]")->text == "b");
    BOOST_TEST(value_at(request, "list")->items.size() == 2U);
    for (const char* nowhere : {"pid", "owner.age", "list[2]", "owner.name.first", "owner[0]", "owner.name[0]"}) {
        BOOST_TEST((value_at(request, nowhere) == nullptr), nowhere);
        BOOST_CHECK_THROW(set_at(request, nowhere, Value::null()), NotConvertible);
    }
    set_at(request, "list[0]", Value::null());
    BOOST_TEST(display(*value_at(request, "list")) == "[null, \"b\"]");
}

BOOST_AUTO_TEST_SUITE_END()
