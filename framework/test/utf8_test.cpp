#include "offbeat/utf8.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(utf8_texts)

BOOST_AUTO_TEST_CASE(well_formed_is_what_rfc_3629_says) {
    for (const char* good : {"", "a", "é", "券", "😀", "\xf4\x8f\xbf\xbf"}) BOOST_TEST(utf8::valid(good), good);
    const std::string bad[] = {"\x80",
                               "\xc0\xaf",
                               "\xe0\x80\xaf",
                               "\xed\xa0\x80",
                               "\xf4\x90\x80\x80",
                               "\xe5\x88",
                               "a\xff"
                               "b",
                               "\xf8\x88\x80\x80\x80"};
    for (const auto& text : bad) BOOST_TEST(!utf8::valid(text), utf8::visible(text));
    BOOST_TEST(utf8::valid(std::string("a\0b", 3)));
}

BOOST_AUTO_TEST_CASE(the_first_malformed_byte_is_found) {
    BOOST_TEST(utf8::first_malformed("ab\xff") == 2U);
    BOOST_TEST(utf8::first_malformed("券\xe5\x88") == 3U);
    BOOST_TEST(utf8::first_malformed("券") == std::string::npos);
}

// Texts are looked at in words: each byte at each place of one, and beside it.
BOOST_AUTO_TEST_CASE(a_byte_counts_wherever_it_stands) {
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t size = 1; size < 20; ++size) {
            for (std::size_t at = 0; at < size; ++at) {
                for (const char neighbour : {'a', ' ', '~'}) {
                    std::string text(size, neighbour);
                    text[at] = static_cast<char>(byte);
                    BOOST_REQUIRE_EQUAL(utf8::plain(text), byte >= 0x20 && byte < 0x7F);
                    BOOST_REQUIRE_EQUAL(utf8::first_malformed(text), byte < 0x80 ? std::string::npos : at);
                }
            }
        }
    }
    BOOST_TEST(utf8::plain(""));
}

BOOST_AUTO_TEST_CASE(characters_of_three_bytes_are_looked_at_byte_by_byte) {
    for (int second = 0; second < 256; ++second) {
        for (const int third : {0, 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
            for (const char first : {'\xe0', '\xe1', '\xec', '\xed', '\xee', '\xef'}) {
                const std::string text{first, static_cast<char>(second), static_cast<char>(third)};
                const std::string behind = "abcdefgh" + text;
                BOOST_REQUIRE_EQUAL(utf8::valid(text), utf8::sequence_length(text) == 3);
                BOOST_REQUIRE_EQUAL(utf8::first_malformed(behind), utf8::valid(text) ? std::string::npos : 8);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(lengths_in_characters_and_units) {
    BOOST_TEST(utf8::length("券a😀") == 3U);
    BOOST_TEST(utf8::utf16_length("券a😀") == 4U);
    BOOST_TEST(utf8::length("a\xff\xff") == 3U);
    BOOST_TEST(utf8::utf16_length("a\xff") == 2U);
    BOOST_TEST(utf8::sequence_length("😀x") == 4U);
    BOOST_TEST(utf8::sequence_length("\xff") == 0U);
}

BOOST_AUTO_TEST_CASE(taking_and_appending_are_each_others_inverse) {
    const std::string text = "a券😀";
    std::string again;
    for (std::string_view rest = text; !rest.empty();) utf8::append(again, utf8::take(rest));
    BOOST_TEST(again == text);
}

BOOST_AUTO_TEST_CASE(what_shows_nothing_is_escaped) {
    BOOST_TEST(utf8::visible("plain 券 \\n") == "plain 券 \\n");
    BOOST_TEST(utf8::visible(std::string("\0\n\r\t\x1b\x7f", 6)) == "\\0\\n\\r\\t\\x1b\\x7f");
    BOOST_TEST(utf8::visible("a\xff") == "a\\xff");
    BOOST_TEST(utf8::visible("\xe2\x80\xae") == "\\u{202e}");  // turns the text around
    BOOST_TEST(utf8::visible("\xe2\x80\x8b") == "\\u{200b}");  // zero width
    BOOST_TEST(utf8::visible("\xc2\x85") == "\\u{85}");        // a control of C1
    BOOST_TEST(utf8::visible("\xe2\x80\xa8") == "\\u{2028}");
    BOOST_TEST(utf8::visible("\xc2\xa0") == "\\u{a0}");  // looks like a blank
    BOOST_TEST(utf8::visible("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
