#include "report/html_text.hpp"
#include "report/xml_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::report;
using namespace std::string_literals;

namespace {

std::string xml(std::string_view text) {
    std::string out;
    append_xml(out, text);
    return out;
}

std::string attribute(std::string_view text) {
    std::string out;
    append_xml_attribute(out, text);
    return out;
}

std::string html(std::string_view text) {
    std::string out;
    append_html(out, text);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_text)

BOOST_AUTO_TEST_CASE(markup_is_escaped) {
    BOOST_TEST(xml("<a b=\"c\">'&'</a>]]>") == "&lt;a b=&quot;c&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;]]&gt;");
}

BOOST_AUTO_TEST_CASE(what_xml_cannot_hold_is_made_visible) {
    BOOST_TEST(xml("a\0b"s) == "a\\0b");
    BOOST_TEST(xml("\x01\x1b[31m\x7f") == "\\x01\\x1b[31m\\x7f");
    BOOST_TEST(xml("a\xff"
                   "b") == "a\\xffb");
    BOOST_TEST(xml("\xed\xa0\x80") == "\\xed\\xa0\\x80");
    BOOST_TEST(xml("\xef\xbf\xbe\xef\xbf\xbf") == "\\u{fffe}\\u{ffff}");
    BOOST_TEST(xml("\xf0\x9f\xbf\xbf") == "\xf0\x9f\xbf\xbf");  // U+1FFFF is legal XML
    BOOST_TEST(xml("满50减10") == "满50减10");
}

BOOST_AUTO_TEST_CASE(every_byte_is_found_at_every_place) {
    for (int byte = 0; byte < 0x80; ++byte) {
        const std::string alone = attribute(std::string(1, static_cast<char>(byte)));
        const bool stays = alone.size() == 1;
        BOOST_REQUIRE_EQUAL(stays, byte >= 0x20 && byte < 0x7F &&
                                       std::string("<>&\"'").find(static_cast<char>(byte)) == std::string::npos);
        for (std::size_t length = 1; length < 20; ++length) {
            for (std::size_t at = 0; at < length; ++at) {
                std::string text(length, 'a');
                text[at] = static_cast<char>(byte);
                BOOST_REQUIRE_EQUAL(attribute(text), std::string(at, 'a') + alone + std::string(length - at - 1, 'a'));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(line_breaks_and_tabs_survive_an_attribute) {
    BOOST_TEST(attribute("a\nb\tc\r") == "a&#10;b&#9;c&#13;");
    BOOST_TEST(xml("a\nb\tc\r") == "a\nb\tc&#13;");
}

BOOST_AUTO_TEST_CASE(a_page_shows_what_is_invisible) {
    BOOST_TEST(html("abc\xe2\x80\xae"
                    "fdp") == "abc\\u{202e}fdp");
    BOOST_TEST(html("<b>\n") == "&lt;b&gt;\\n");
    std::string lines;
    append_html_lines(lines, "<b>\n\x1b");
    BOOST_TEST(lines == "&lt;b&gt;\n\\x1b");
}

BOOST_AUTO_TEST_SUITE_END()
