#include "voucher/service/utf8.hpp"

#include <boost/test/unit_test.hpp>

using namespace voucher;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(counts_characters_not_bytes) {
    BOOST_TEST(character_count("").value() == 0u);
    BOOST_TEST(character_count("abc").value() == 3u);
    BOOST_TEST(character_count("券券").value() == 2u);
    BOOST_TEST(character_count("😀").value() == 1u);
    BOOST_TEST(character_count("a\0b"sv).value() == 3u);
    BOOST_TEST(character_count("\x7f\u0080\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff").value() == 9u);
}

BOOST_AUTO_TEST_CASE(decodes) {
    BOOST_TEST((decode_utf8("a券😀") == U"a券😀"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_well_formed) {
    for (const auto text :
         {"\xff"sv, "a\xff\x62"sv, "\x80"sv, "\xe5\x88"sv, "\xe5"sv, "\xc0\xaf"sv, "\xe0\x80\xaf"sv,
          "\xf0\x80\x80\xaf"sv, "\xed\xa0\x80"sv, "\xed\xbf\xbf"sv, "\xf4\x90\x80\x80"sv, "\xf8\x88\x80\x80\x80"sv}) {
        BOOST_TEST(!character_count(text));
        BOOST_TEST(!decode_utf8(text));
    }
}

BOOST_AUTO_TEST_SUITE_END()
