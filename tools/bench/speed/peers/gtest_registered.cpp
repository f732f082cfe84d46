// GoogleTest: a testing::RegisterTest a row, its cheapest way.
#include "../rows/rows.hpp"

#include <gtest/gtest.h>

namespace {

class Length : public testing::Test {
public:
    explicit Length(const bench::Row& row) : row_(row) {}
    void TestBody() override { EXPECT_EQ(bench::told(row_), bench::real(row_)); }

private:
    const bench::Row& row_;
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const auto rows = bench::rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        testing::RegisterTest("Rows", ("length_" + std::to_string(i)).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                              [&row = rows[i]]() -> testing::Test* { return new Length(row); });
    }
    return RUN_ALL_TESTS();
}
