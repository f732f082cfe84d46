#include "scene.hpp"

#include <boost/test/unit_test.hpp>

namespace {

std::string text(const boost::json::value& value) {
    return boost::json::serialize(value);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rows)

BOOST_AUTO_TEST_CASE(every_expression_that_needs_no_request) {
    const Scene scene;
    scene.write("a.csv", "caseId,a,b,c,d,e,f\n"
                         "ONE,<null>,<absent>,<empty>,<'a\\0b'>,<blank(3)>,\"<repeat('ab', 2)>\"\n"
                         "TWO,,<hex(61)>,\"<list('a', null, len(2))>\",<len(3)>,<<x>,<json(7)>\n");
    const Outcome told = scene.call({"rows", "a.csv"});
    BOOST_TEST(told.status == 0);
    const auto rows = told.rows();
    BOOST_REQUIRE(rows.size() == 2);
    BOOST_TEST(text(rows[0].at("source")) == "\"a.csv:2\"");
    BOOST_TEST(text(rows[0].at("values")) ==
               R"({"caseId":"ONE","a":null,"b":{"absent":true},"c":"","d":"a\u0000b","e":"   ","f":"abab"})");
    BOOST_TEST(
        text(rows[1].at("values")) ==
        R"({"caseId":"TWO","a":{"absent":true},"b":"a","c":["a",null,"aa"],"d":"aaa","e":"<x>","f":{"json":"7"}})");
}

BOOST_AUTO_TEST_CASE(what_needs_a_request_is_shown_as_written) {
    const Scene scene;
    const std::vector<std::string> cells = {
        "<len(max+1)>", "<min-1>", "<@a>", "<@a - 1s>", "<existing(a)>", "<fresh(a)>", "<list(existing(a))>"};
    std::string csv = "a\n";
    for (const auto& cell : cells) csv += cell + '\n';
    scene.write("a.csv", csv);
    const Outcome told = scene.call({"rows", "a.csv"});
    BOOST_TEST(told.status == 0);
    const auto rows = told.rows();
    BOOST_REQUIRE(rows.size() == cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        BOOST_TEST(text(rows[i].at("values").at("a")) == "{\"expression\":\"" + cells[i] + "\"}");
    }
}

BOOST_AUTO_TEST_CASE(a_bad_row_fails_alone) {
    const Scene scene;
    scene.write("a.csv", "a,b\n1,2\n1,2,3\n<lne(3)>,2\n\xff,2\n5,6\n");
    const Outcome told = scene.call({"rows", "a.csv"});
    BOOST_TEST(told.status == 1);
    const auto rows = told.rows();
    BOOST_REQUIRE(rows.size() == 5);
    for (const std::size_t bad : {1U, 2U, 3U}) BOOST_TEST(rows[bad].contains("problem"));
    BOOST_TEST(text(rows[2].at("source")) == "\"a.csv:4:2\"");
    BOOST_TEST(text(rows[2].at("problem")).find("did you mean \\\"len\\\"?") != std::string::npos);
    BOOST_TEST(text(rows[4].at("values")) == R"({"a":"5","b":"6"})");
}

BOOST_AUTO_TEST_CASE(a_config) {
    const Scene scene;
    scene.write("c.csv",
                "target,when,expect,values\npid,base.csv@x,CODE,<null>,<+type>,x,<nul>,,\n\"a|b\",,,<len(1)>\n");
    const Outcome told = scene.call({"rows", "c.csv"});
    BOOST_TEST(told.status == 1);
    const auto rows = told.rows();
    BOOST_REQUIRE(rows.size() == 3);
    BOOST_TEST(rows[0].contains("problem"));
    BOOST_TEST(
        text(rows[1]) ==
        R"({"source":"c.csv:2","target":"pid","when":"base.csv@x","expect":"CODE","values":[null,{"expression":"<+type>"},"x"]})");
    BOOST_TEST(text(rows[2].at("values")) == R"(["a"])");
}

BOOST_AUTO_TEST_CASE(legal_requests) {
    const Scene scene;
    scene.write("base.csv", "attribute,fixed,float\na,1,\nb,<len(0x)>,2\nc,<null>,3\na,4,5\n");
    const Outcome told = scene.call({"rows", "base.csv"});
    BOOST_TEST(told.status == 1);
    const auto rows = told.rows();
    BOOST_REQUIRE(rows.size() == 4);
    BOOST_TEST(rows[0].contains("problem"));
    BOOST_TEST(rows[1].contains("problem"));
    BOOST_TEST(text(rows[2]) == R"({"source":"base.csv:1:11","legal":"fixed","values":{"a":"1","c":null}})");
    BOOST_TEST(text(rows[3]) == R"({"source":"base.csv:1:17","legal":"float","values":{"a":"1","b":"2","c":"3"}})");
}

BOOST_AUTO_TEST_CASE(hostile_files_are_told_and_the_next_file_follows) {
    const Scene scene;
    scene.write("empty.csv", "");
    scene.write("twice.csv", "a,a\n1,2\n");
    scene.write("unclosed.csv", "a\n\"1\n2\n");
    scene.write("nul.csv", std::string("a\n\0\n", 4));
    scene.write("folder.csv/x", "");
    scene.write("\x1b[2J\xff.csv", "a\n<nul>\n");
    scene.write("good.csv", "\xEF\xBB\xBF"
                            "a\r\n1\r\n");
    const Outcome told = scene.call({"rows", "empty.csv", "twice.csv", "unclosed.csv", "nul.csv", "folder.csv",
                                     "missing.csv", "/proc/self/mem", "\x1b[2J\xff.csv", "good.csv"});
    BOOST_TEST(told.status == 1);
    BOOST_TEST(told.err == "");
    const auto rows = told.rows();  // throws where a line is no JSON
    BOOST_TEST(text(rows.back()) == R"({"source":"good.csv:2","values":{"a":"1"}})");
    for (const char c : told.out) BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
}

BOOST_AUTO_TEST_CASE(what_shows_nothing_is_escaped_and_still_means_itself) {
    const Scene scene;
    const std::string hostile = "a\xe2\x80\xae\xe2\x80\x8b\xf3\xa0\x80\x81\xf0\x9f\x8e\xab\xe5\x88\xb8";
    scene.write("a.csv", "a\n" + hostile + '\n');
    const Outcome told = scene.call({"rows", "a.csv"});
    BOOST_TEST(told.out.find("\\u202e\\u200b\\udb40\\udc01\xf0\x9f\x8e\xab\xe5\x88\xb8") != std::string::npos);
    BOOST_TEST(std::string(told.rows().front().at("values").at("a").as_string()) == hostile);
}

#ifndef __SANITIZE_ADDRESS__  // a sanitizer takes terabytes of addresses for itself
BOOST_AUTO_TEST_CASE(a_long_file_in_flat_memory) {
    const Scene scene;
    std::string csv = "caseId,text,length\n";
    constexpr int count = 400000;
    for (int i = 0; i < count; ++i)
        csv += "CASE-" + std::to_string(i) + ",\"some, longer text, so that the file grows large\",<len(9)>\n";
    scene.write("long.csv", csv);
    BOOST_TEST(csv.size() > 20000000U);
    const Outcome told = scene.call({"rows", "long.csv"}, "ulimit -v 60000;", "| wc -l");
    BOOST_TEST(std::stoi(told.out) == count);
    BOOST_TEST(told.err == "");
}
#endif

BOOST_AUTO_TEST_CASE(a_programs_own_rows) {
    const Scene scene;
    scene.write("a.csv", "x\n1\n");
    scene.write("b.csv", "x\n1\n");
    scene.script("program", "[ \"$1 $2\" = '--rows --testres=here' ] || exit 200\n"
                            "echo '{\"id\":\"one\",\"driver\":\"./a.csv\",\"state\":\"ready\"}'\n"
                            "echo '{\"id\":\"two\",\"driver\":\"b.csv\",\"state\":\"ready\"}'\n"
                            "echo '{\"id\":\"bad\",\"source\":\"a.csv:3:1\",\"state\":\"bad\"}'\nexit 201\n");
    const Outcome told = scene.call({"rows", "--program=./program", "a.csv", "--", "--testres=here"});
    BOOST_TEST(told.status == 1);
    BOOST_REQUIRE(told.rows().size() == 2);
    BOOST_TEST(text(told.rows()[0].at("id")) == "\"one\"");
    const Outcome good = scene.call({"rows", "--program=./program", "b.csv", "--", "--testres=here"});
    BOOST_TEST(good.status == 0);
    const Outcome none = scene.call({"rows", "--program=./program", "c.csv", "--", "--testres=here"});
    BOOST_TEST(none.status == 1);
    BOOST_TEST(none.err.find("lists no row of c.csv") != std::string::npos);
    BOOST_TEST(scene.call({"rows", "--program=./program", "a.csv"}).status == 3);
    scene.script("other", "echo hello\n");
    BOOST_TEST(scene.call({"rows", "--program=./other", "a.csv"}).status == 3);
    BOOST_TEST(scene.call({"rows", "--program=./nothing", "a.csv"}).status == 3);
}

BOOST_AUTO_TEST_SUITE_END()
