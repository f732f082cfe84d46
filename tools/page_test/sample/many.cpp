// As many rows as PAGE_ROWS in the environment says, streamed: what the page must hold without becoming slow.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <cstdlib>
#include <string>

namespace {

class Many final : public offbeat::RowSource {
public:
    explicit Many(long count) : count_(count) {}

    bool next(offbeat::Row& row) override {
        if (number_ == count_) return false;
        row.id = "order_" + std::to_string(++number_);
        row.source.file = "orders.csv";
        row.source.line = static_cast<int>(number_) + 1;
        row.parameters = {{"number", offbeat::Value::of_text(std::to_string(number_))}};
        row.labels = {{"target", targets[number_ % 3]}, {"class", number_ % 7 == 0 ? "too long" : "empty"}};
        return true;
    }

    [[nodiscard]] offbeat::SourceNotes notes() const override { return {{}, {}, {"amount", "payee", "note"}, {}}; }

private:
    static constexpr const char* targets[] = {"amount", "payee", "note"};
    long count_;
    long number_ = 0;
};

class ManyProvider final : public offbeat::DataProvider {
public:
    std::unique_ptr<offbeat::RowSource> rows(const offbeat::ProviderContext&) const override {
        const char* count = std::getenv("PAGE_ROWS");
        return std::make_unique<Many>(count == nullptr ? 30 : std::atol(count));
    }
};

OFFBEAT_PROVIDER("many", ManyProvider{});

class ManyTest : public offbeat::TestBase<ManyTest> {
public:
    OFFBEAT_TEST(isRound, .dataProvider = "many", .groups = {"many"}, .parameters = {"number"})
    void isRound(long number) { OFFBEAT_CHECK(number % 1000 != 0); }
};

}  // namespace
