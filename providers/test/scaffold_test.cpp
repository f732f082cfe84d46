#include "offbeat/error.hpp"
#include "scaffold.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

BOOST_AUTO_TEST_SUITE(scaffolding)

BOOST_AUTO_TEST_CASE(writes_once_and_makes_folders) {
    const TempDir folder;
    const std::string path = folder.file("a/b/c.csv");
    BOOST_TEST(scaffold::write_new(path, "first"));
    BOOST_TEST(!scaffold::write_new(path, "second"));
    BOOST_TEST(read_file(path) == "first");
}

BOOST_AUTO_TEST_CASE(takes_what_stands_there_for_done) {
    const TempDir folder;
    write_file(folder.file("x/y"), "");
    BOOST_TEST(!scaffold::write_new(folder.file("x"), "text"));  // a folder of that name
    BOOST_CHECK_THROW(scaffold::write_new(folder.file("x/y/z.csv"), "text"), SetupError);
}

BOOST_AUTO_TEST_CASE(writes_a_driver_that_is_untouched_until_a_row_is_added) {
    const TempDir folder;
    const std::string path = folder.file("driver.csv");
    const std::string text =
        scaffold::driver_text("A.b", {{"caseId", "its name, \"unique\"", "A,1"}, {"amount", "int", ""}});
    BOOST_TEST(text == std::string(scaffold::mark) +
                           "\n# The driver of A.b: one row a case; a row that begins with # is a comment.\n"
                           "#   caseId: its name, \"unique\"\n#   amount: int\ncaseId,amount\n#\"A,1\",\n");
    write_file(path, text);
    BOOST_TEST(scaffold::is_untouched(path));
    write_file(path, text + "\n# my note\n");
    BOOST_TEST(scaffold::is_untouched(path));
    write_file(path, text + "A,1\n");
    BOOST_TEST(!scaffold::is_untouched(path));
    write_file(path, "caseId,amount\n");
    BOOST_TEST(!scaffold::is_untouched(path));  // not ours
    BOOST_TEST(!scaffold::is_untouched(folder.file("nowhere.csv")));
    BOOST_TEST(!scaffold::is_untouched(folder.path()));
}

BOOST_AUTO_TEST_CASE(names_what_waits) {
    const Row row = scaffold::not_configured_row({"/x/a.csv", "/x/b.csv"}, true);
    BOOST_TEST((row.state == RowState::not_configured));
    BOOST_TEST(row.cause == "fill in what was just written: /x/a.csv, /x/b.csv");
    BOOST_TEST(scaffold::not_configured_row({"/x/a.csv"}, false).cause == "fill in: /x/a.csv");
}

BOOST_AUTO_TEST_SUITE_END()
