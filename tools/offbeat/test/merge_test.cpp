#include "scene.hpp"

#include <boost/test/unit_test.hpp>

// What is joined, and what doesn't add up, is tested beside merge_shards().
BOOST_AUTO_TEST_SUITE(merge_command)

BOOST_AUTO_TEST_CASE(called_wrongly) {
    const Scene scene;
    BOOST_TEST(scene.call({"merge", "a"}).status == 2);
    BOOST_TEST(scene.call({"merge", "a"}).err.starts_with("offbeat: --report-dir is missing"));
    BOOST_TEST(scene.call({"merge", "--report-dir=x"}).status == 2);
    for (const char* shards : {"--shards=0", "--shards=-1", "--shards=x", "--shards=2x"})
        BOOST_TEST(scene.call({"merge", "--report-dir=x", shards, "a"}).status == 2);
    const Outcome misspelt = scene.call({"merge", "--reportdir=x", "a"});
    BOOST_TEST(misspelt.err.find("did you mean \"report-dir\"?") != std::string::npos, misspelt.err);
}

BOOST_AUTO_TEST_CASE(what_is_no_shard) {
    const Scene scene;
    const Outcome none = scene.call({"merge", "--report-dir=x", "a"});
    BOOST_TEST(none.status == 3);
    BOOST_TEST(none.err == "offbeat: no journal.jsonl of a shard in a\n");
    scene.write("b/journal.jsonl", "<html>\n");
    BOOST_TEST(
        scene.call({"merge", "--report-dir=x", "b"}).err.starts_with("offbeat: b/journal.jsonl: journal line 1: "));
}

BOOST_AUTO_TEST_CASE(a_run_of_all_rows_is_a_whole_by_itself) {
    const Scene scene;
    scene.write(
        "a/journal.jsonl",
        R"({"event":"run-started","program":"p","executable":"p","options":[],"started":"","host":"","testres":"","reportDir":"","planned":1})"
        "\n"
        R"({"event":"method-planned","class":"A","method":"m","planned":1})"
        "\n"
        R"({"event":"row","class":"A","method":"m","id":"r","worker":0,"at":0,"source":"a.cpp:1","status":"passed","seconds":0.1})"
        "\n"
        R"({"event":"run-finished","summary":{},"seconds":0.5})"
        "\n");
    const Outcome told = scene.call({"merge", "--report-dir=whole", "a"});
    BOOST_TEST(told.status == 0, told.out + told.err);
    BOOST_TEST(told.out.find("1 planned = 1 run = 1 reported: 1 passed") != std::string::npos, told.out);
    BOOST_TEST(std::filesystem::exists(scene.folder() / "scene/whole/junit.xml"));
    BOOST_TEST(scene.call({"merge", "--report-dir=whole", "--shards=2", "a"}).status == 1);
}

BOOST_AUTO_TEST_SUITE_END()
