#include "offbeat/error.hpp"
#include "suite/xml_tags.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace offbeat;

namespace {

/// `name line:column(attribute's line:column …)` of each tag.
std::string tags(std::string_view text) {
    std::string all;
    const auto place = [](const Location& where) {
        return std::to_string(where.line) + ':' + std::to_string(where.column);
    };
    for (const auto& tag : suite::start_tags("f.xml", text)) {
        all += (all.empty() ? "" : " ") + std::string(tag.name) + ' ' + place(tag.where);
        for (const auto& where : tag.attributes) all += '(' + place(where) + ')';
    }
    return all;
}

std::string refusal(std::string_view text) {
    try {
        return tags(text);
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_tags)

BOOST_AUTO_TEST_CASE(tags_have_their_places_in_characters) {
    BOOST_TEST(tags("<a><b x='1'\n  y=\"2\"/></a>") == "a 1:1 b 1:4(1:7)(2:3)");
    BOOST_TEST(tags("<a n='钱包'><b/></a>") == "a 1:1(1:4) b 1:11");
    BOOST_TEST(tags("<a>\r\n<b/>\r\n</a>") == "a 1:1 b 2:1");
}

BOOST_AUTO_TEST_CASE(what_is_no_element_is_passed_over) {
    BOOST_TEST(
        tags("<?xml version='1.0'?><!DOCTYPE a [<!ELEMENT x (y)> <z>]>\n<!-- <c> -- > --><a><![CDATA[<d>]]>&lt;e&gt;"
             "<?p <f> ?><b/></a><!-- <g> -->\n") == "a 2:18 b 2:55");
    BOOST_TEST(tags("<a n='>' m=\"/>\"><b o='\"' /></a>") == "a 1:1(1:4)(1:10) b 1:17(1:20)");
}

BOOST_AUTO_TEST_CASE(depth_and_size_are_bounded) {
    std::string deep;
    for (int i = 0; i < 32; ++i) deep += "<a>";
    BOOST_TEST(refusal(deep + "<a>").find("nested deeper than 32") != std::string::npos);
    BOOST_TEST(refusal("<a n='" + std::string(64 * 1024 + 1, 'x') + "'/>").find("longer than 64 KiB") !=
               std::string::npos);
    BOOST_TEST(refusal('<' + std::string(201, 'x') + "/>").find("longer than 200 bytes") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
