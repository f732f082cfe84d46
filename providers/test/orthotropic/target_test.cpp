#include "orthotropic/target.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::orthotropic;
using Element = Target::Element;

namespace {

Targets parsed(const std::string& cell) {
    Targets targets;
    const auto wrong = parse_targets(cell, targets);
    BOOST_TEST(!wrong.has_value(), cell);
    return targets;
}

std::string refusal_of(const std::string& cell) {
    Targets targets;
    const auto wrong = parse_targets(cell, targets);
    return wrong ? wrong->what + "; " + wrong->expected : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(target)

BOOST_AUTO_TEST_CASE(is_an_attribute_or_several) {
    BOOST_TEST(parsed("owner.name").attributes.front().attribute == "owner.name");
    const Targets several = parsed(" validFrom | 券|validTo");
    BOOST_REQUIRE_EQUAL(several.attributes.size(), 3U);
    BOOST_TEST(several.attributes[0].attribute == "validFrom");
    BOOST_TEST(several.attributes[0].at == 1U);
    BOOST_TEST(several.attributes[1].at == 13U);
    BOOST_TEST(several.attributes[2].attribute == "validTo");
    BOOST_TEST(several.attributes[2].at == 15U);  // characters, not bytes
}

BOOST_AUTO_TEST_CASE(is_an_element) {
    BOOST_TEST((parsed("a[0]").attributes.front().element == Element::index));
    BOOST_TEST(parsed("a[17]").attributes.front().index == 17U);
    BOOST_TEST((parsed("a[last]").attributes.front().element == Element::last));
    BOOST_TEST((parsed("a[each]").attributes.front().element == Element::each));
}

BOOST_AUTO_TEST_CASE(is_a_type) {
    BOOST_TEST(parsed("type:string").type == "string");
    BOOST_TEST(parsed(" type: std::string ").type == "string");
}

BOOST_AUTO_TEST_CASE(is_refused_with_what_was_expected) {
    BOOST_TEST(refusal_of("") == "a row without a target; an attribute, an element of a list, or type:<name>");
    BOOST_TEST(refusal_of("a||b") ==
               "a target without an attribute; an attribute, an element of a list, or type:<name>");
    BOOST_TEST(refusal_of("a|") == "a target without an attribute; an attribute, an element of a list, or type:<name>");
    BOOST_TEST(refusal_of("[0]") ==
               "a target without an attribute; an attribute, an element of a list, or type:<name>");
    BOOST_TEST(refusal_of("a[") == "\"a[\" has no closing bracket; a ]");
    BOOST_TEST(refusal_of("a[]") == "\"\" is no element of a list; a number from 0, last or each");
    BOOST_TEST(refusal_of("a[1.5]") == "\"1.5\" is no element of a list; a number from 0, last or each");
    BOOST_TEST(refusal_of("type:") == "type: names no type; type:<name>");
}

BOOST_AUTO_TEST_CASE(resolved_is_a_path) {
    const Path path = path_of("owner.accounts[3]");
    BOOST_TEST(path.names.size() == 2U);
    BOOST_TEST(path.element.value() == 3U);
    BOOST_TEST(!path_of("owner").element.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
