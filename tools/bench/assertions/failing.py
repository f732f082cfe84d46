"""The same N rows, each of which fails its one assertion, as a user of each framework would have its report tell them apart.
Each program reads their number from $COUNT."""

ROWS = """#include <cstdlib>
#include <string>
#include <vector>

struct Row {
    int id = 0;
    std::string text = {};
};
static const std::vector<Row>& rows() {
    static const std::vector<Row> all = [] {
        std::vector<Row> made;
        for (int i = 0, n = std::atoi(std::getenv("COUNT")); i < n; ++i) made.push_back({i, "row-" + std::to_string(i)});
        return made;
    }();
    return all;
}
"""

GTEST = """#include <gtest/gtest.h>
class Length : public testing::Test {
public:
    explicit Length(const Row& row) : row_(row) {}
    void TestBody() override { EXPECT_EQ(row_.text.size(), 3U); }

private:
    const Row& row_;
};
int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    for (const Row& row : rows()) {
        testing::RegisterTest("Rows", ("length_" + std::to_string(row.id)).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                              [&row]() -> testing::Test* { return new Length(row); });
    }
    return RUN_ALL_TESTS();
}
"""

GTEST_PARAM = """#include <gtest/gtest.h>
class Rows : public testing::TestWithParam<Row> {};
TEST_P(Rows, length) { EXPECT_EQ(GetParam().text.size(), 3U); }
INSTANTIATE_TEST_SUITE_P(All, Rows, testing::ValuesIn(rows()));
int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
"""

CATCH2 = """#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
TEST_CASE("length") {
    const auto& row = GENERATE(from_range(rows().begin(), rows().end()));
    %s
}
"""

DOCTEST = """#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
TEST_CASE("length") {
    for (const auto& row : rows()) {
        CAPTURE(row.id);
        CHECK(row.text.size() == 3U);
    }
}
"""

# What is given to timing.cpp's program: its rows streamed, as above the bound of 10,000; and each as a Boost.Test case.
COMMON = ["--run_test=TimingTest/failing", "--jobs=0", "--reports=junit", "--color_output=no"]
OURS = {"offbeat, streamed": COMMON + ["--row-bound=0"], "offbeat, Boost.Test cases": COMMON}
BOUND = "offbeat, streamed"

# name: (source, what it is linked with, arguments, package, whether its XML has a case for each row; the others tell the row
# with the failure). {report} stands for a file. Catch2's JUnit reporter takes quadratic time for sections, so its own XML is
# taken there.
PEERS = {
    "GoogleTest, registered": (GTEST, ["-lgtest"], ["--gtest_brief=1", "--gtest_output=xml:{report}"], "libgtest-dev", True),
    "GoogleTest, TEST_P": (GTEST_PARAM, ["-lgtest"], ["--gtest_brief=1", "--gtest_output=xml:{report}"], "libgtest-dev", True),
    "Catch2, a section each": (CATCH2 % 'DYNAMIC_SECTION("row " << row.id) { CHECK(row.text.size() == 3U); }', [],
                               ["-r", "xml", "-o", "{report}"], "catch2", True),
    "Catch2, GENERATE and CAPTURE": (CATCH2 % "CAPTURE(row.id);\n    CHECK(row.text.size() == 3U);", [],
                                     ["-r", "junit", "-o", "{report}"], "catch2", False),
    "doctest, loop and CAPTURE": (DOCTEST, [], ["-r=junit", "-o={report}"], "doctest-dev", False),
}
