// A row interceptor stands between a provider and the rows that run: it may leave out, change and add some. They are
// pulled one at a time, so it works for millions, too.

#include "offbeat/listener.hpp"
#include "offbeat/test.hpp"

#include <memory>
#include <vector>

namespace {

/// Every other row.
class Halved final : public offbeat::RowSource {
public:
    explicit Halved(std::unique_ptr<offbeat::RowSource> rows) : rows_(std::move(rows)) {}
    bool next(offbeat::Row& row) override {
        offbeat::Row left_out;
        return rows_->next(left_out) && rows_->next(row);
    }

private:
    std::unique_ptr<offbeat::RowSource> rows_;
};

class EveryOther final : public offbeat::RowInterceptor {
public:
    std::unique_ptr<offbeat::RowSource> intercept(std::unique_ptr<offbeat::RowSource> rows,
                                                  const offbeat::ProviderContext& context) override {
        if (context.class_name() != "RowInterceptorTest") return rows;
        return std::make_unique<Halved>(std::move(rows));
    }
};
OFFBEAT_LISTENER("every other", EveryOther);

OFFBEAT_PROVIDER("one to six", [] { return std::vector<int>{1, 2, 3, 4, 5, 6}; });

}  // namespace

class RowInterceptorTest : public offbeat::TestBase<RowInterceptorTest> {
public:
    OFFBEAT_TEST(testEven, .dataProvider = "one to six", .groups = {"examples"})
    void testEven(int number) { OFFBEAT_CHECK(number % 2 == 0); }
};
