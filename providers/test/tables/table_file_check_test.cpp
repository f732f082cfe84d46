#include "offbeat/tables/table_file_check.hpp"
#include "support/temp_dir.hpp"
#include "tables/files.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::tables;

BOOST_AUTO_TEST_SUITE(TableFileCheckTest)

BOOST_AUTO_TEST_CASE(such_a_file_is_known_by_its_name) {
    BOOST_TEST(is_table_file("testres/normal/A/ATest.b.prepare.orders.csv"));
    BOOST_TEST(is_table_file("ATest.b.expect.audit.orders.csv"));
    BOOST_TEST(is_table_file("ATest.b.filled.orders.csv"));
    for (const char* path :
         {"ATest.b.csv", "ATest.b.expect.csv", "ATest.b.prepared.orders.csv", "ATest.b.expect.orders.txt"})
        BOOST_TEST(!is_table_file(path), path);
}

BOOST_AUTO_TEST_CASE(every_line_that_is_wrong_is_told) {
    const test::TempDir folder;
    const std::string path = folder.file("ATest.b.expect.orders.csv");
    test::write_file(path, "caseId,expect,id:key,at:date\n*,,1,now\n*,absnt,2,now\nA,,3,<nul>\n");
    const auto problems = problems_of_table_file(path);
    BOOST_REQUIRE(problems.size() == 2U);
    BOOST_TEST(problems[0].what == "\"absnt\" is nothing to expect of a row");
    BOOST_TEST(problems[1].where.line == 4);
    test::write_file(path, "id\n1\n");
    BOOST_TEST(problems_of_table_file(path).size() == 1U);
    BOOST_TEST(problems_of_table_file(folder.file("ATest.b.expect.none.csv")).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_file_of_no_method_is_told) {
    const test::TempDir folder;
    const std::string driver = folder.file("DbTest.pay.csv");
    const std::string stray = folder.file("DbTest.pya.expect.items.csv");
    test::write_file(stray, "caseId,id:key\nA,1\n");
    const auto told = [&](const std::vector<std::string>& methods) -> std::string {
        try {
            check_methods_of_files(driver, "DbTest", methods);
            return {};
        } catch (const SetupError& wrong) {
            return wrong.what();
        }
    };
    BOOST_TEST(told({"pay"}) ==
               stray + ": DbTest has no test method \"pya\" that reads this file; did you mean \"pay\"?");
    BOOST_TEST(told({"pay", "pya"}).empty());
    BOOST_TEST(names_rows(stray));
    test::write_file(folder.file("DbTest.pya.csv"), "caseId,a\nA,1\n");  // some annotation names it
    BOOST_TEST(told({"pay"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
