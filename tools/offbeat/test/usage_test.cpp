#include "scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(usage)

BOOST_AUTO_TEST_CASE(help_names_every_subcommand) {
    const Scene scene;
    for (const char* word : {"--help", "-h", "help"}) {
        const Outcome told = scene.call({word});
        BOOST_TEST(told.status == 0);
        for (const char* name : {"rows", "plan", "lint", "clean", "help"})
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
    for (const auto& words : std::vector<std::vector<std::string>>{{},
                                                                   {"rows"},
                                                                   {"plan"},
                                                                   {"lint"},
                                                                   {"lint", "--program=x", "."},
                                                                   {"clean", "a.csv"},
                                                                   {"clean", "--run"},
                                                                   {"clean", "--program=x"},
                                                                   {"lint", "--run=x", "."},
                                                                   {"rows", "--progrm=x", "y"},
                                                                   {"--verbose"},
                                                                   {""}}) {
        const Outcome told = scene.call(words);
        BOOST_TEST(told.status == 2);
        BOOST_TEST(told.out == "");
        BOOST_TEST(told.err.starts_with("offbeat: "));
    }
    BOOST_TEST(scene.call({"rows", "--progrm=x", "y"}).err.find("did you mean \"program\"?") != std::string::npos);
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
