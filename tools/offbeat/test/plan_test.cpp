#include "scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(plan)

BOOST_AUTO_TEST_CASE(one_program) {
    const Scene scene;
    scene.script(
        "a",
        "[ \"$*\" = '--plan --testres=x y' ] || exit 200\necho 'A.m   1 row'\necho '1 row in 1 method, 0 problems'\n");
    const Outcome told = scene.call({"plan", "a", "--", "--testres=x y"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out == "A.m   1 row\n1 row in 1 method, 0 problems\n");
}

BOOST_AUTO_TEST_CASE(the_sum_of_several) {
    const Scene scene;
    scene.script("a", "echo '1 row in 1 method, 0 problems'\n");
    scene.script("b", "echo '53 rows in 2 methods, 1 problem'\nexit 201\n");
    const Outcome told = scene.call({"plan", "a", "b"});
    BOOST_TEST(told.status == 1);
    BOOST_TEST(told.lines().back() == "2 programs: 54 rows in 3 methods, 1 problem");
}

BOOST_AUTO_TEST_CASE(programs_that_tell_no_plan) {
    const Scene scene;
    scene.script("good", "echo '1 row in 1 method, 0 problems'\n");
    scene.script("silent", "exit 0\n");
    scene.script("dies", "echo '1 row in 1 method, 0 problems'\nkill -9 $$\n");
    scene.script("refuses", "exit 200\n");
    scene.write("text", "no program\n");
    for (const char* program : {"silent", "dies", "refuses", "text", "missing", "/"}) {
        const Outcome told = scene.call({"plan", program, "good"});
        BOOST_TEST(told.status == 3);
        BOOST_TEST(told.err.starts_with("offbeat: "));
        BOOST_TEST(told.lines().back() == "2 programs: 1 row in 1 method, 0 problems");
    }
    BOOST_TEST(scene.call({"plan", "dies"}).err.find("ended by signal 9") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_program_prints_is_made_visible) {
    const Scene scene;
    scene.script("a", "printf 'A\\033[31m\\377\\n0 rows in 0 methods, 0 problems'\n");
    const Outcome told = scene.call({"plan", "a"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.lines().front() == "A\\x1b[31m\\xff");
}

BOOST_AUTO_TEST_SUITE_END()
