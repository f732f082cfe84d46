#include "report/matrix.hpp"
#include "report/wording.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::report;

namespace {

Row row_at(const std::string& target, const std::string& what) {
    Row row;
    row.id = "r";
    row.labels = {{"target", target}, {"class", what}};
    return row;
}

std::uint64_t cases_of(const Matrix& matrix, const std::string& name) {
    for (const auto* line : matrix.lines()) {
        if (line->name == name) return total_of(*line).reported();
    }
    return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(matrix)

BOOST_AUTO_TEST_CASE(finds_the_dimension_that_is_meant) {
    Matrix matrix({"owner", "owner.name", "valid", "fundAccounts"});
    for (const char* target : {"fundAccounts[0]", "fundAccounts[last]", "owner.name", "owner.name.first", "owner.age",
                               "valid|owner", "validTo", "(request)"}) {
        matrix.count(row_at(target, "null"), Status::passed);
    }
    BOOST_TEST(cases_of(matrix, "fundAccounts") == 2U);
    BOOST_TEST(cases_of(matrix, "owner.name") == 2U);
    BOOST_TEST(cases_of(matrix, "owner") == 1U);
    BOOST_TEST(cases_of(matrix, "valid") == 1U);
    BOOST_TEST(cases_of(matrix, "validTo") == 1U);  // aims at nothing known, and is counted all the same
    BOOST_TEST(matrix.null_requests() == 1U);
    BOOST_TEST(matrix.total() == 8U);
}

BOOST_AUTO_TEST_CASE(sums_of_a_line_have_every_status) {
    Matrix matrix({"pid"});
    for (const Status status : all_statuses) matrix.count(row_at("pid", to_string(status)), status);
    matrix.count(row_at("(request)", "null"), Status::known_bug);
    const Summary sum = total_of(*matrix.lines().front());
    for (const Status status : all_statuses) BOOST_TEST(count_of(sum, status) == 1U, to_string(status));
    BOOST_TEST(matrix.null_requests() == 1U);
}

BOOST_AUTO_TEST_CASE(stays_small_whatever_the_labels_are) {
    Matrix matrix({"pid"});
    for (int i = 0; i < 100000; ++i) {
        matrix.count(row_at("t" + std::to_string(i), "c" + std::to_string(i)), Status::passed);
    }
    BOOST_TEST(matrix.classes().size() <= 41U);
    BOOST_TEST(matrix.lines().size() <= 102U);
    std::uint64_t sum = 0;
    for (const auto* line : matrix.lines()) sum += total_of(*line).reported();
    BOOST_TEST(sum == 100000U);
}

BOOST_AUTO_TEST_SUITE_END()
