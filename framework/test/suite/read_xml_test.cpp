#include "offbeat/error.hpp"
#include "suite/element.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(read_xml)

BOOST_AUTO_TEST_CASE(elements_attributes_and_places) {
    const auto root = suite::read_xml(
        "f.xml", "\xEF\xBB\xBF<!-- c --><a n='1&#10;&lt;&amp;&#x4E2D;'>\n <b/>\n <b m='2'> text </b></a>");
    BOOST_TEST(root.name == "a");
    BOOST_TEST(root.value("n") == "1\n<&中");
    BOOST_TEST(root.where.column == 11);
    BOOST_REQUIRE(root.children.size() == 2U);
    BOOST_TEST(root.children[0].where.line == 2);
    BOOST_TEST(root.children[1].place("m").column == 5);
    BOOST_TEST(root.children[1].place("none").column == 2);
    BOOST_TEST(root.children[1].has_text);
    BOOST_TEST(!root.children[0].has_text);
    BOOST_TEST(!root.has_text);
}

// PropertyTree and our own scanner each have a notion of where things end: a file may not lie between them.
BOOST_AUTO_TEST_CASE(nothing_hides_from_the_scanner) {
    const auto refused = [](const char* text) {
        try {
            static_cast<void>(suite::read_xml("f.xml", text));
            return false;
        } catch (const SetupError&) {
            return true;
        }
    };
    BOOST_TEST(refused("<!DOCTYPEx[><a>]><a/>"));
    BOOST_TEST(refused("<a><!x<b/>></a>"));
    BOOST_TEST(refused("<a><!--><b/><!-- --></a>") == false);
    BOOST_TEST(refused("<a/\n><b/>"));
    BOOST_TEST(refused("<a b=\"1\" b=\"2\"/>") == false);  // told by the form
    BOOST_TEST(refused("<a b = '1'/>") == false);
    BOOST_TEST(refused("<a>]]></a>") == false);
    BOOST_TEST(refused("<a><b></b ></a >") == false);
    BOOST_TEST(refused("\xEF\xBB\xBF\xEF\xBB\xBF<a/>"));
}

BOOST_AUTO_TEST_SUITE_END()
