#include "report/columns.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::report;

BOOST_AUTO_TEST_SUITE(columns_)

BOOST_AUTO_TEST_CASE(columns_as_terminals_count_them) {
    BOOST_TEST(columns("abc") == 3U);
    BOOST_TEST(columns("中文") == 4U);
    BOOST_TEST(columns("e\u0301") == 1U);
    BOOST_TEST(columns("😀") == 2U);
    BOOST_TEST(columns("█░…") == 3U);
    BOOST_TEST(columns("\xff") == 1U);
}

BOOST_AUTO_TEST_CASE(cut_to_columns) {
    BOOST_TEST(fit("abc", 3, "…") == "abc");
    BOOST_TEST(fit("abcd", 3, "…") == "ab…");
    BOOST_TEST(fit("中文字", 5, "…") == "中文…");
    BOOST_TEST(fit("中文字", 4, "…") == "中…");
    BOOST_TEST(fit("e\u0301e\u0301e", 2, "…") == "e\u0301…");
    BOOST_TEST(fit("abcd", 1, "…") == "a");
    BOOST_TEST(fit("中", 1, "…").empty());
    BOOST_TEST(fit("abc", 0, "…").empty());
    BOOST_TEST(fit_end("abc", 3, "…") == "abc");
    BOOST_TEST(fit_end("abcd", 3, "…") == "…cd");
    BOOST_TEST(fit_end("中文字", 4, "…") == "…字");
    BOOST_TEST(fit_end("ae\u0301bc", 3, "…") == "…bc");
    BOOST_TEST(fit_end("abcd", 2, "...") == "cd");
    BOOST_TEST(fit_end("中", 1, "…").empty());
    BOOST_TEST(fit_end("abc", 0, "…").empty());
}

BOOST_AUTO_TEST_SUITE_END()
