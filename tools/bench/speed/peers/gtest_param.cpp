// GoogleTest: TEST_P over testing::ValuesIn, its documented way.
#include "../rows/rows.hpp"

#include <gtest/gtest.h>

namespace {

class Rows : public testing::TestWithParam<bench::Row> {};

TEST_P(Rows, length) {
    EXPECT_EQ(bench::told(GetParam()), bench::real(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(All, Rows, testing::ValuesIn(bench::rows()));

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
