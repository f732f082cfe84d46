#include "scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(usage)

BOOST_AUTO_TEST_CASE(help_names_every_subcommand) {
    const Scene scene;
    for (const char* word : {"--help", "-h", "help"}) {
        const Outcome told = scene.call({word});
        BOOST_TEST(told.status == 0);
        for (const char* name : {"rows", "plan", "lint", "clean", "submit", "help"})
            BOOST_TEST(told.out.find(name) != std::string::npos);
        BOOST_TEST(told.err == "");
    }
}

BOOST_AUTO_TEST_CASE(help_of_one) {
    const Scene scene;
    const Outcome told = scene.call({"help", "rows"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out.starts_with("usage: offbeat rows FILE..."));
    BOOST_TEST(scene.call({"rows", "--help"}).out == told.out);
}

BOOST_AUTO_TEST_CASE(version) {
    const Outcome told = Scene().call({"--version"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out.starts_with("offbeat "));
}

BOOST_AUTO_TEST_CASE(a_misspelt_subcommand) {
    const Outcome told = Scene().call({"rwos", "x.csv"});
    BOOST_TEST(told.status == 2);
    BOOST_TEST(told.out == "");
    BOOST_TEST(told.err.find("no subcommand \"rwos\"; did you mean \"rows\"?") != std::string::npos);
    BOOST_TEST(Scene().call({"help", "lnit"}).err.find("did you mean \"lint\"?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(called_wrongly) {
    const Scene scene;
    for (const auto& words :
         std::vector<std::vector<std::string>>{{},
                                               {"rows"},
                                               {"plan"},
                                               {"lint"},
                                               {"lint", "--program=x", "."},
                                               {"clean", "a.csv"},
                                               {"clean", "--run"},
                                               {"clean", "--program=x"},
                                               {"lint", "--run=x", "."},
                                               {"rows", "--progrm=x", "y"},
                                               {"rows", "--wait", "y"},
                                               {"submit"},
                                               {"submit", "--shards=2"},
                                               {"submit", "--", "true"},
                                               {"submit", "--shards=2", "true"},
                                               {"submit", "--shards=0", "--", "true"},
                                               {"submit", "--shards=1000001", "--", "true"},
                                               {"submit", "--shards=2 ", "--", "true"},
                                               {"submit", "--shards=2", "--at-once=-1", "--", "true"},
                                               {"submit", "--shards=2", "--sbatch=-x", "--", "true"},
                                               {"--verbose"},
                                               {""}}) {
        const Outcome told = scene.call(words);
        BOOST_TEST(told.status == 2);
        BOOST_TEST(told.out == "");
        BOOST_TEST(told.err.starts_with("offbeat: "));
    }
    BOOST_TEST(scene.call({"rows", "--progrm=x", "y"}).err.find("did you mean \"program\"?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_can_not_be_submitted) {
    const Scene scene;
    scene.write("text", "no program");
    scene.write("full/report.json", "{}");
    const std::vector<std::pair<std::vector<std::string>, std::string>> all = {
        {{"--engine=slrum", "--", "true"}, "no engine \"slrum\"; did you mean \"slurm\"?"},
        {{"--", "no-such-program"}, "no program no-such-program in PATH"},
        {{"--", "./no-such-program"}, "no program ./no-such-program"},
        {{"--", "./text"}, "./text isn't a program"},
        {{"--", "true", "--report-dir=x"}, "--report-dir is not for the program here"},
        {{"--", "true", "--shard", "1/2"}, "--shard is not for the program here"},
        {{"--results=full", "--", "true"}, "/full isn't empty"},
        {{"--results=text", "--", "true"}, "can't make the folder"},
        {{"--engine=slurm", "--results=new", "--", "/bin/true"}, "no sbatch in PATH"}};
    for (const auto& [words, message] : all) {
        std::vector<std::string> line = {"submit", "--shards=2"};
        line.insert(line.end(), words.begin(), words.end());
        const bool without_slurm = message.starts_with("no sbatch");
        const Outcome told = scene.call(line, without_slurm ? "PATH=/nowhere" : "");
        BOOST_TEST((told.status == 2 || told.status == 3));
        BOOST_TEST(told.out == "");
        BOOST_TEST(told.err.find(message) != std::string::npos, told.err);
    }
    BOOST_TEST(std::filesystem::is_empty(scene.folder() / "scene/new"));
}

BOOST_AUTO_TEST_CASE(a_hostile_word_is_made_visible) {
    const Outcome told = Scene().call({"\x1b[31m\xe2\x80\xae\xff"});
    BOOST_TEST(told.status == 2);
    BOOST_TEST(told.err.find("\\x1b[31m\\u{202e}\\xff") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_full_disk) {
    const Scene scene;
    scene.write("a.csv", "a\n1\n");
    const Outcome told = scene.call({"rows", "a.csv"}, "", ">/dev/full");
    BOOST_TEST(told.status == 3);
    BOOST_TEST(told.err.find("can't write the output: No space left on device") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
