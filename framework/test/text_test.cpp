#include "offbeat/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

using Words = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(nearest_takes_slips_of_the_pen_and_nothing_else) {
    const Words known{"pid", "productCode", "useScene"};
    BOOST_TEST(nearest("productcode", known) == "productCode");  // letter case costs nothing
    BOOST_TEST(nearest("prodctCode", known) == "productCode");
    BOOST_TEST(nearest("pdi", known) == "pid");
    BOOST_TEST(nearest("remark", known) == "");
    BOOST_TEST(nearest("", known) == "");
    BOOST_TEST(nearest("pid", {}) == "");
    BOOST_TEST(nearest(std::string(1000000, 'p'), known) == "");  // and soon
}

BOOST_AUTO_TEST_CASE(hints_name_the_nearest_or_all) {
    BOOST_TEST(did_you_mean("pidd", {"pid", "remark"}) == "did you mean \"pid\"?");
    BOOST_TEST(did_you_mean("x", {"pid", "remark"}) == "known: pid, remark");
    BOOST_TEST(did_you_mean("x", {}) == "");
}

BOOST_AUTO_TEST_CASE(bytes_as_hexadecimal_digits) {
    BOOST_TEST(to_hex("") == "");
    BOOST_TEST(to_hex(std::string("a\0\xff\x80 b", 6)) == "6100ff802062");
}

BOOST_AUTO_TEST_CASE(hashes_are_those_of_fnv_1a) {
    BOOST_TEST(stable_hash("") == 0xcbf29ce484222325ULL);  // the published test vectors
    BOOST_TEST(stable_hash("a") == 0xaf63dc4c8601ec8cULL);
    BOOST_TEST(stable_hash("foobar") == 0x85944171f73967e8ULL);
    BOOST_TEST(short_hash("a").size() == 6U);
    BOOST_TEST(short_hash("a", 16).substr(0, 6) == short_hash("a"));
    BOOST_TEST(short_hash("a") != short_hash("b"));
}

BOOST_AUTO_TEST_CASE(identifiers_are_words_and_tell_texts_apart) {
    BOOST_TEST(identifier("plain_1") == "plain_1");
    BOOST_TEST(identifier("TC-001", false) == "TC_001");
    BOOST_TEST(identifier("TC-001").starts_with("TC_001_"));
    BOOST_TEST(identifier("a b") != identifier("a-b"));
    BOOST_TEST(identifier("券") != identifier("卷"));
    BOOST_TEST(identifier("券", false) != identifier("卷", false));
    for (const std::string& hostile :
         Words{"", "/", "a/b*c!@+:,", "\x01", std::string(1, '\0'), "\xff\xfe", std::string(1000000, 'x')}) {
        for (const bool apart : {true, false}) {
            const std::string id = identifier(hostile, apart);
            BOOST_TEST(!id.empty());
            BOOST_TEST(id.size() <= 70U);
            BOOST_TEST(id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
                           std::string::npos,
                       id);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_an_identifier_stays_as_it_is) {
    for (const std::string& text : Words{"a", "_", "A_9", std::string(60, 'x')}) {
        BOOST_TEST(is_identifier(text));
        BOOST_TEST(identifier(text) == text);
    }
    for (const std::string& text : Words{"", "a b", "a-b", "券", std::string(61, 'x'), std::string(1, '\0')}) {
        BOOST_TEST(!is_identifier(text));
        BOOST_TEST(identifier(text) != text);
    }
}

BOOST_AUTO_TEST_CASE(slugs_keep_what_is_readable) {
    BOOST_TEST(slug("__a-_-b__", 10) == "__a__b");
    BOOST_TEST(slug("a-b", 2) == "a");
    BOOST_TEST(slug("", 10) == "");
    std::string out = "x_";
    append_slug(out, "-a b", 10);
    BOOST_TEST(out == "x_a_b");
    BOOST_TEST(slug("a, b; c", 10) == "a_b_c");
    BOOST_TEST(slug("--a--", 10) == "a");
    BOOST_TEST(slug("abcdef", 3) == "abc");
    BOOST_TEST(slug("券", 10) == "");
}

BOOST_AUTO_TEST_CASE(split_join_and_trim) {
    BOOST_TEST((split("a b", ' ') == Words{"a", "b"}));
    BOOST_TEST((split("a  b ", ' ') == Words{"a", "", "b", ""}));
    BOOST_TEST(split("", ' ').empty());
    BOOST_TEST(join({"a", "b", "c"}, ", ") == "a, b, c");
    BOOST_TEST(join({}, ", ") == "");
    BOOST_TEST(trim(" \t a b\r\n") == "a b");
    BOOST_TEST(trim(" \t ") == "");
}

BOOST_AUTO_TEST_CASE(a_shell_reads_a_quoted_word_as_it_is) {
    BOOST_TEST(shell_quoted("") == "''");
    BOOST_TEST(shell_quoted("a $b") == "'a $b'");
    BOOST_TEST(shell_quoted("it's") == "'it'\\''s'");
    BOOST_TEST(shell_word("--row=a/b") == "--row=a/b");
    BOOST_TEST(shell_word("a b") == "'a b'");
    BOOST_TEST(shell_word("") == "''");
}

BOOST_AUTO_TEST_CASE(join_keeps_empty_parts_apart) {
    BOOST_TEST(join({"", "a", "", "b"}, ",") == ",a,,b");
}

BOOST_AUTO_TEST_SUITE_END()
