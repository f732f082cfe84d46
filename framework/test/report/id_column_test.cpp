#include "report/id_column.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

using namespace offbeat;

namespace {

/// How many bytes each of the ids takes.
std::vector<std::size_t> sizes(const std::vector<std::string>& ids) {
    report::IdColumn column;
    std::vector<std::size_t> out;
    for (const auto& id : ids) {
        const std::size_t before = column.bytes().size();
        column.append(id);
        out.push_back(column.bytes().size() - before);
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(id_column)

BOOST_AUTO_TEST_CASE(numbers_that_follow_each_other_take_a_byte) {
    BOOST_TEST((sizes({"row_9", "row_10", "row_11"}) == std::vector<std::size_t>{8, 1, 1}));
    BOOST_TEST((sizes({"row_098", "row_099", "row_100"}) == std::vector<std::size_t>{10, 1, 1}));
    BOOST_TEST((sizes({"7", "6", "3"}) == std::vector<std::size_t>{4, 1, 1}));
}

BOOST_AUTO_TEST_CASE(what_a_number_would_not_give_back_is_written_out) {
    BOOST_TEST(sizes({"row_10", "row_09"})[1] > 1U);  // the zero would be lost
    BOOST_TEST(sizes({"row_0", "row_10"})[1] == 1U);  // none is lost here
    BOOST_TEST(sizes({"row_00", "row_1"})[1] > 1U);
    BOOST_TEST(sizes({"a_1", "b_2"})[1] > 1U);
    BOOST_TEST(sizes({"", "1"})[1] > 1U);
}

BOOST_AUTO_TEST_CASE(begins_anew_after_each_chunk) {
    report::IdColumn column;
    column.append("row_1");
    const std::string whole = column.bytes();
    column.clear();
    column.append("row_1");
    BOOST_TEST((column.bytes() == whole));
}

BOOST_AUTO_TEST_SUITE_END()
