// The rows of a driver: their ids, their sum, several rows of a driver.

#include "support/order.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace offbeat;
using namespace offbeat::test;

namespace {

struct Inner {
    std::string b;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (b))

struct Keys {
    std::string key, key_x;
    Inner a;
    std::string a_b;
};
BOOST_DESCRIBE_STRUCT(Keys, (), (key, key_x, a, a_b))

class KeyFuncExceptionTest : public TestClass {
public:
    void testKey(const OrthotropicRequest<Keys>&) {}
};

const std::string header = "target,when,expect,values\n";
const std::string rest = "note,,,forbidden\namount,,,0,501\naccounts,,,<null>,<empty>\nowner.name,,,<null>\n"
                         "validFrom,,,<null>,tomorrow\nvalidTo,,,<null>,<@validFrom>\n";
const std::string usual = "pid,,,<null>,<empty>,<len(17)>\nscene,,,<null>,INV\n" + rest;

std::vector<std::string> sorted_ids(const std::string& config) {
    auto ids = ids_of(planned_config(config));
    ids.erase(std::remove_if(ids.begin(), ids.end(), [](const std::string& id) { return id.starts_with("bad_"); }),
              ids.end());
    std::sort(ids.begin(), ids.end());
    return ids;
}

PlannedMethod planned_files(const std::vector<std::pair<std::string, std::string>>& files) {
    const TempDir folder;
    copy_sound(folder.path());
    for (const auto& [name, text] : files) write_file(folder.file(name), text);
    return planned_order(folder.path());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(case_source)

BOOST_AUTO_TEST_CASE(ids_stay_when_rows_are_moved) {
    const auto before = sorted_ids(header + usual);
    BOOST_TEST(before.size() == 16U);
    const std::string moved = header + rest + "scene,,,INV,<null>\npid,,,<len(17)>,<empty>,<null>\n";
    BOOST_TEST(sorted_ids(moved) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ids_stay_when_rows_are_added) {
    const auto before = sorted_ids(header + usual);
    const auto after =
        sorted_ids(header + "accounts[last],,,<null>\n# a comment\n" + usual + "scene,base.csv@paid,,CASH\n");
    BOOST_TEST(after.size() == before.size() + 2);
    BOOST_TEST(std::includes(after.begin(), after.end(), before.begin(), before.end()));
    BOOST_TEST(std::count(after.begin(), after.end(), "scene_CASH_when_paid") == 1);
    BOOST_TEST(std::count(after.begin(), after.end(), "accounts_1_null") == 1);
}

BOOST_AUTO_TEST_CASE(ids_stay_when_values_are_written_otherwise) {
    const auto before = sorted_ids(header + usual);
    const std::string by_type =
        header + "type:string,,,<null>,<empty>,<len(17)>\nscene,,,<-empty>,<-len(17)>,<'INV'>\n"
                 "note,,,forbidden\namount,,,<min-1>,<max+1>\naccounts,,,<null>,<list()>\nowner.name,,,<null>\n"
                 "validFrom,,,<null>,<'tomorrow'>\nvalidTo,,,<null>,<@validFrom>\n";
    BOOST_TEST(sorted_ids(by_type) == before, boost::test_tools::per_element());
    const std::string literal = header + "pid,,,<null>,<''>,20880000000000012\nscene,,,<null>,INV\n" + rest;
    BOOST_TEST(sorted_ids(literal) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(several_driver_rows_share_one_null_request) {
    const PlannedMethod method =
        planned_files({{"driver.csv", "caseId,config,base,expect,groups,owner\nA,config.csv,base.csv,X,slow "
                                      "nightly,Lee\nB,second.csv,base.csv@paid,Y,,\n"},
                       {"second.csv", header + usual}});
    BOOST_TEST(problems_of(method, "").empty());
    BOOST_TEST(method.plan.formula == "cases = 1 + 3+2+1+2+2+1+2+2 + 3+2+1+2+2+1+2+2 = 31");
    const Row* first = row_of_id(method, "pid_null");
    const Row* second = row_of_id(method, "pid_null_when_paid");
    BOOST_REQUIRE((first != nullptr && second != nullptr));
    BOOST_TEST(first->groups == (std::vector<std::string>{"slow", "nightly"}), boost::test_tools::per_element());
    BOOST_TEST(first->label("owner") == "Lee");
    BOOST_TEST(first->find("expect")->value.text == "X");
    BOOST_TEST(second->find("expect")->value.text == "Y");
    BOOST_TEST(second->groups.empty());
}

BOOST_AUTO_TEST_CASE(a_disabled_driver_row_is_skipped_and_sends_nothing) {
    const PlannedMethod method =
        planned_files({{"driver.csv", "config,enabled\nnowhere.csv,false\nconfig.csv,true\n"}});
    BOOST_TEST(method.rows.size() == 17U);
    BOOST_TEST((method.rows.front().state == RowState::skipped));
    BOOST_TEST(method.rows.front().cause == "driver.csv:2:1: disabled in its driver");
    BOOST_TEST(method.plan.formula.ends_with("= 16"));
}

BOOST_AUTO_TEST_CASE(what_spreadsheets_do_to_files_changes_nothing) {
    const PlannedMethod method =
        planned_files({{"driver.csv", "config,enabled\n,\nnowhere.csv,FALSE\nconfig.csv,TRUE\n,\n"},
                       {"config.csv", header + ",,,,,\n" + usual + ",,,\n,,,,,,,\n"}});
    BOOST_TEST(problems_of(method, "").empty());
    BOOST_TEST(method.rows.size() == 17U);
    BOOST_TEST(method.plan.formula.ends_with("= 16"));
    const TempDir folder;
    copy_sound(folder.path());
    const std::string base = read_file(folder.file("base.csv"));
    const PlannedMethod padded = planned_files({{"base.csv", base + ",\n,,\n"}});
    BOOST_TEST(problems_of(padded, "").empty());
}

BOOST_AUTO_TEST_CASE(expect_is_the_rows_own_or_the_drivers) {
    const PlannedMethod method = planned_config(header + usual + "scene,,NO_CASH,CASH\n");
    BOOST_TEST(row_of_id(method, "scene_CASH")->find("expect")->value.text == "NO_CASH");
    BOOST_TEST(row_of_id(method, "scene_INV")->find("expect")->value.text == "ILLEGAL");
}

BOOST_AUTO_TEST_CASE(ids_that_would_read_alike_are_told_apart_wherever_they_stand) {
    const auto ids = [](const std::string& first, const std::string& second) {
        return sorted_ids(header + usual + "accounts,,X," + first + ',' + second + "\nscene,,X,null,empty\n");
    };
    const std::string one = "\"<list('a_b', null)>\"";
    const std::string two = "\"<list('a', 'b', null)>\"";
    const auto all = ids(one, two);
    BOOST_TEST(all.size() == 20U);
    BOOST_TEST((std::adjacent_find(all.begin(), all.end()) == all.end()));
    BOOST_TEST(ids(two, one) == all, boost::test_tools::per_element());
    const auto alone = sorted_ids(header + usual + "accounts,,X," + one + '\n');
    BOOST_TEST(std::includes(all.begin(), all.end(), alone.begin(), alone.end()));
}

BOOST_AUTO_TEST_CASE(ids_tell_attributes_apart_whose_names_begin_alike) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), "config,base\nconfig.csv,base.csv\n");
    write_file(folder.file("base.csv"), "attribute,legal\nkey,1\nkey_x,1\na.b,1\na_b,1\n");
    write_file(folder.file("config.csv"), "target,when,expect,values\nkey,,,x_y,z\nkey_x,,,y\na.b,,,y\na_b,,,y\n");
    const Inside inside(folder.path());
    const PlannedMethod method = planned<&KeyFuncExceptionTest::testKey, KeyFuncExceptionTest>(
        "testKey", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"},
        {folder.path(), false, 10000});
    BOOST_TEST(problems_of(method, "").empty());
    auto ids = ids_of(method);
    BOOST_TEST(std::count(ids.begin(), ids.end(), "key_x_y") == 1);
    BOOST_TEST(std::count(ids.begin(), ids.end(), "key_z") == 1);
    std::sort(ids.begin(), ids.end());
    BOOST_TEST((std::adjacent_find(ids.begin(), ids.end()) == ids.end()));
}

BOOST_AUTO_TEST_CASE(the_plan_shows_the_sum_target_by_target) {
    const PlannedMethod method = planned_config(header + usual);
    BOOST_REQUIRE_EQUAL(method.plan.notes.size(), 8U);
    BOOST_TEST(method.plan.notes.front() == "pid                  3   config.csv:2:1");
}

BOOST_AUTO_TEST_SUITE_END()
