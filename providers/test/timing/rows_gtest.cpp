// The peer of rows_sample: the same made rows as tests that GoogleTest registers, its cheapest way: rows_gtest ROWS …

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct MadeRow {
    int id = 0;
    int length = 0;
    std::string text = {};
};

MadeRow made(int i) {
    std::string text = "row-" + std::to_string(i);
    text.resize(12 + static_cast<std::size_t>(i) % 13, 'x');
    const int length = static_cast<int>(text.size());
    return {i, length, std::move(text)};
}

class Length : public testing::Test {
public:
    explicit Length(const MadeRow& row) : row_(row) {}
    void TestBody() override { EXPECT_EQ(row_.length, static_cast<int>(row_.text.size())); }

private:
    const MadeRow& row_;
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
    std::vector<MadeRow> rows;
    for (int i = 0; i < count; ++i) rows.push_back(made(i));
    for (const auto& row : rows) {
        testing::RegisterTest("Rows", ("length_" + std::to_string(row.id)).c_str(), nullptr, nullptr, __FILE__,
                              __LINE__, [&row]() -> testing::Test* { return new Length(row); });
    }
    return RUN_ALL_TESTS();
}
