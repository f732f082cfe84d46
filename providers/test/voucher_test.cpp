// The worked example of formats.md: three configs of 15, 14 and 12 rows, the same 52 values.

#include "support/approved.hpp"
#include "support/voucher.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <regex>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::string line_of(const Row& row) {
    std::string line = row.id;
    for (const char* label : {"target", "class", "legal"}) line += " | " + std::string(row.label(label));
    return line + " | " + display(row.find("value")->value) + " | " + row.find("expect")->value.text + '\n';
}

/// Where each value was written differs, and so does the order: what is sent doesn't.
std::vector<std::string> sent_by(const PlannedMethod& method) {
    std::vector<std::string> lines;
    for (const Row& row : method.rows) lines.push_back(line_of(row));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(voucher)

BOOST_AUTO_TEST_CASE(is_53_cases) {
    const PlannedMethod method = planned_voucher("");
    BOOST_TEST(problems_of(method, "").empty());
    BOOST_TEST(method.rows.size() == 53U);
    BOOST_TEST(method.plan.formula == "cases = 1 + 3+3+3+4+4+3+6+8+4+4+4+2+2+1+1 = 53");
    BOOST_TEST(method.rows.front().id == "null_request");
    BOOST_TEST(method.plan.dimensions.size() == 11U);
}

BOOST_AUTO_TEST_CASE(is_as_approved) {
    std::string table = "id | target | class | legal | value | expect\n";
    for (const Row& row : planned_voucher("").rows) table += line_of(row);
    check_approved("voucher.txt", table);
}

BOOST_AUTO_TEST_CASE(is_the_same_by_each_of_the_three_configs) {
    const auto first = sent_by(planned_voucher(""));
    for (const char* variant : {".bytype", ".relative"}) {
        const PlannedMethod method = planned_voucher(variant);
        BOOST_TEST(problems_of(method, "").empty());
        BOOST_TEST(sent_by(method) == first, boost::test_tools::per_element());
        BOOST_TEST(method.plan.formula.substr(0, 12) == "cases = 1 + ");
        BOOST_TEST(method.plan.formula.substr(method.plan.formula.size() - 5) == " = 53");
    }
}

BOOST_AUTO_TEST_CASE(has_ids_of_word_characters_that_differ) {
    auto ids = ids_of(planned_voucher(""));
    for (const auto& id : ids) BOOST_TEST(std::regex_match(id, std::regex("\\w+")), id);
    std::sort(ids.begin(), ids.end());
    BOOST_TEST((std::adjacent_find(ids.begin(), ids.end()) == ids.end()));
}

BOOST_AUTO_TEST_CASE(says_that_a_new_attribute_has_no_row) {
    const PlannedMethod method = planned_grown();
    const auto problems = problems_of(method, "");
    BOOST_REQUIRE_EQUAL(problems.size(), 1U);
    BOOST_TEST(problems.front() ==
               "orthotropicCreateRequestConfig.csv:2:1: no row reaches channel of GrownRequest; expected a row "
               "`channel,,,<illegal value>,…`: every attribute needs illegal values");
    BOOST_TEST(method.rows.size() == 54U);  // the 53 are there all the same
}

BOOST_AUTO_TEST_SUITE_END()
