#include "scene.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

namespace {

/// Lints the scene's files and requires exactly one problem, whose line it returns.
std::string only_problem(const Scene& scene, const std::string& path) {
    const Outcome told = scene.call({"lint", path});
    BOOST_TEST(told.status == 1);
    BOOST_TEST(told.err == "");
    const auto lines = told.lines();
    BOOST_REQUIRE_MESSAGE(lines.size() == 2, told.out);
    return lines.front();
}

std::string only_problem_of(const std::string& name, const std::string& csv) {
    const Scene scene;
    scene.write(name, csv);
    return only_problem(scene, name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lint)

BOOST_AUTO_TEST_CASE(sound_files) {
    const Scene scene;
    const std::string folder = "testres/funcExp/InvalidCreate/";
    scene.write(folder + "InvalidCreateFuncExceptionTest.testCreate.csv",
                "caseId,config,base,expect,cases\nA,,base.csv@fixed,CODE,3\n");
    scene.write(
        folder + "orthotropicCreateConfig.csv",
        "target,when,expect,values\ntype:string,,,<null>\npid,,,<+type>,<len(max+1)>\npid,base.csv@float,,10\n");
    scene.write(folder + "base.csv", "attribute,fixed,float\npid,1,\n");
    scene.write("testres/normal/Create/CreateNormalTest.testCreate.csv", "caseId,pid\nA,1\n");
    scene.write("testres/normal/Create/CreateTest.testOther.csv", "pid\n1\n");
    scene.write("testres/normal/Create/shared.csv", "pid\n1\n");
    const Outcome told = scene.call({"lint", "testres"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out == "0 problems in 6 files\n");
}

BOOST_AUTO_TEST_CASE(what_a_row_says_of_its_own_verdict) {
    const Scene scene;
    scene.write("a.csv", "caseId,priority,timeOut,dependsOnRows,expectedException,expectedMessage,knownBug,a\n"
                         "A,1,500ms,,std::exception,no such,BUG-1,1\nB,,,A,,,,2\n");
    const Outcome told = scene.call({"lint", "a.csv"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out == "0 problems in 1 file\n");
}

BOOST_AUTO_TEST_CASE(our_own_drivers) {
    const Scene scene;
    const Outcome told = scene.call({"lint", OFFBEAT_ROOT "/testres"});
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out.starts_with("0 problems in "), told.out);
}

BOOST_AUTO_TEST_CASE(table_files_that_no_method_reads) {
    const Scene scene;
    const std::string folder = "testres/normal/Db/";
    scene.write(folder + "DbTest.pay.csv", "caseId,a\nA,1\n");
    scene.write(folder + "DbTest.pya.expect.items.csv", "caseId,id:key\nA,1\n");
    BOOST_TEST(only_problem(scene, "testres").starts_with(folder + "DbTest.pya.expect.items.csv: "));
    BOOST_TEST(scene.call({"lint", "testres"}).out.find("did you mean \"DbTest.pay.csv\"?") != std::string::npos);
    std::filesystem::remove(scene.folder() / "scene" / folder / "DbTest.pya.expect.items.csv");
    scene.write(folder + "DbTset.pay.expect.items.csv", "caseId,id:key\nA,1\n");
    BOOST_TEST(only_problem(scene, "testres").find("DbTset looks for its drivers in another folder") !=
               std::string::npos);
    std::filesystem::remove(scene.folder() / "scene" / folder / "DbTset.pay.expect.items.csv");
    // A method without a driver.
    scene.write(folder + "DbTest.pry.expect.items.csv", "caseId,id:key\n*,1\n");
    BOOST_TEST(scene.call({"lint", "testres"}).status == 0);
}

BOOST_AUTO_TEST_CASE(syntax_and_expressions) {
    BOOST_TEST(only_problem_of("a.csv", "a,b\n1\n").starts_with("a.csv:2"));
    BOOST_TEST(only_problem_of("a.csv", "a,a\n").starts_with("a.csv:1:3: "));
    BOOST_TEST(only_problem_of("a.csv", "a\n<lne(3)>\n").find("a.csv:2:2: ") == 0U);
    BOOST_TEST(only_problem_of("a.csv", "").starts_with("a.csv"));
}

BOOST_AUTO_TEST_CASE(rows_of_drivers) {
    BOOST_TEST(only_problem_of("a.csv", "caseId,a\nX,1\nX,2\n").find("a.csv:3:1: caseId \"X\" is taken") == 0U);
    BOOST_TEST(only_problem_of("a.csv", "enabled,a\nno,1\n").find("a.csv:2:1: \"no\" says neither") == 0U);
    BOOST_TEST(
        only_problem_of("a.csv", "enabled,a\nTRUE,1\nFALSE,2\nTrue,3\n").find("a.csv:4:1: \"True\" says neither") ==
        0U);
    BOOST_TEST(only_problem_of("a.csv", "timeOut,a\n2s,1\nsoon,2\n").starts_with("a.csv:3:1: "));
    BOOST_TEST(only_problem_of("a.csv", "priority,a\n-2,1\nhigh,2\n").starts_with("a.csv:3:1: "));
    // Two spellings may give one id: nobody but a row of the same spelling takes it.
    BOOST_TEST(only_problem_of("a.csv", "caseId,a\nX-1,1\nX_1,2\nX 1,3\nX-1,4\n")
                   .starts_with("a.csv:5:1: caseId \"X-1\" is taken"));
    const Scene scene;
    scene.write("d.csv", "config,base,cases\northotropicC.csv,base.csv@flaot,many\n");
    scene.write("base.csv", "attribute,fixed,float\na,1,\n");
    const Outcome told = scene.call({"lint", "d.csv"});
    BOOST_TEST(told.lines().size() == 4U);
    BOOST_TEST(told.out.find("d.csv:2:18: base.csv has no legal request \"flaot\"; did you mean \"float\"?") !=
               std::string::npos);
    BOOST_TEST(told.out.find("d.csv:2:33: \"many\" is no number of cases") != std::string::npos);
    BOOST_TEST(told.out.find("d.csv:2:1: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pinned_cases) {
    const Scene scene;
    scene.write("base.csv", "attribute,fixed\npid,1\n");
    scene.write("c.csv", "target,when,expect,values\na|b,,,<null>,<len(max+1)>\nc[0],,,1\n");
    scene.write("each.csv", "target,when,expect,values\nc[each],,,1\n");
    scene.write("d.csv", "config,base,cases\nc.csv,base.csv,6\nc.csv,base.csv,7\neach.csv,base.csv,9\n");
    BOOST_TEST(only_problem(scene, "d.csv") == "d.csv:3:16: the driver pins cases=7, the config gives 6; expected 6");
    scene.write("e.csv", "confg,base,cases\nc.csv,base.csv,6\n");
    BOOST_TEST(only_problem(scene, "e.csv").find("did you mean \"config\"?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(configs) {
    const std::string header = "target,when,expect,values\n";
    const auto problem = [&](const std::string& rows) { return only_problem_of("c.csv", header + rows); };
    BOOST_TEST(problem("pid,,,1\npid,,,2\n").find("c.csv:3:1: a second plain row for pid") == 0U);
    BOOST_TEST(problem("a|b,,,1\nb,,,2\n").find("a second plain row for b") != std::string::npos);
    BOOST_TEST(problem("pid,,,1,2,1\n").find("c.csv:2:11: \"1\" stands twice") == 0U);
    BOOST_TEST(problem("a[0],,,\n").find("no illegal value") != std::string::npos);
    BOOST_TEST(problem("pid,,X,\n").find("no illegal value") !=
               std::string::npos);  // a plain row may be right: its type tells
    BOOST_TEST(problem(",,,1\n").find("a row without a target") != std::string::npos);
    BOOST_TEST(problem("a[x],,,1\n").find("is no element of a list") != std::string::npos);
    BOOST_TEST(problem("a[0,,,1\n").find("no closing bracket") != std::string::npos);
    BOOST_TEST(problem("a,,,<+type>\n").find("no type's row") != std::string::npos);
    BOOST_TEST(problem("a,other.csv@x,,1\n").starts_with("c.csv:2:3: "));
    BOOST_TEST(only_problem_of("orthotropicXConfig.csv", "target,wehn,expect,values\n")
                   .find("expected target,when,expect,values") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(legal_requests) {
    BOOST_TEST(only_problem_of("base.csv", "attribute,x\na,1\na,2\n").find("\"a\" has two rows") != std::string::npos);
    BOOST_TEST(only_problem_of("base.csv", "attribute,x\n").find("no legal request") != std::string::npos);
    BOOST_TEST(only_problem_of("base.csv", "attribute\na\n").find("without a request") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(places_below_testres) {
    const auto problem = [](const std::string& path) {
        const Scene scene;
        scene.write(path, "a\n1\n");
        return only_problem(scene, path);
    };
    BOOST_TEST(problem("testres/funcexp/A/data.csv").find("did you mean \"funcExp\"?") != std::string::npos);
    BOOST_TEST(problem("testres/normal/A/AFuncExceptionTest.m.csv").find("expected testres/funcExp/A") !=
               std::string::npos);
    BOOST_TEST(
        problem("testres/normal/Transfre/TransferTest.m.csv") ==
        "testres/normal/Transfre/TransferTest.m.csv: TransferTest looks for its drivers in another folder; expected "
        "testres/normal/Transfer; is \"Transfre\" misspelt?");
    BOOST_TEST(problem("testres/A.m.csv").find("no method's driver is looked for here") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(programs_show_their_problems_only) {
    const Scene scene;
    scene.script("a", "echo 'A.m   2 rows'\necho '  PROBLEM x.csv:2:1: wrong'\necho '  NOT CONFIGURED fill in: y.csv'\n"
                      "echo '2 rows in 1 method, 2 problems'\nexit 201\n");
    scene.script("dies", "exit 200\n");
    scene.write("c.csv", "a\n1\n");
    const Outcome told = scene.call({"lint", "a", "c.csv"});
    BOOST_TEST(told.status == 1);
    BOOST_TEST(told.out == "x.csv:2:1: wrong\nfill in: y.csv\n2 problems in 1 file and 1 program\n");
    BOOST_TEST(scene.call({"lint", "dies"}).status == 3);
    scene.write("notes.txt", "");
    BOOST_TEST(scene.call({"lint", "notes.txt"}).status == 2);
}

BOOST_AUTO_TEST_CASE(hostile_folders) {
    const Scene scene;
    scene.write("d/good.csv", "a\n1\n");
    scene.write("d/\xe2\x80\xae\n.csv", "a\n<nul>\n");
    BOOST_REQUIRE(mkfifo((scene.folder() / "scene/d/pipe.csv").c_str(), 0600) == 0);  // reading it would never end
    std::filesystem::create_directory_symlink("..", scene.folder() / "scene/d/loop");
    std::filesystem::create_symlink("nowhere", scene.folder() / "scene/d/dangling.csv");
    const Outcome told = scene.call({"lint", "d"}, "timeout 10");
    BOOST_TEST(told.status == 1);
    BOOST_REQUIRE(told.lines().size() == 2);
    BOOST_TEST(told.lines()[0].starts_with("d/\\u{202e}\\n.csv:2:2: "));
    BOOST_TEST(told.lines()[1] == "1 problem in 2 files");
}

BOOST_AUTO_TEST_SUITE_END()
