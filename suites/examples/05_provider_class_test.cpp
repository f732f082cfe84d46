// A data provider of a class of its own, which makes its rows one at a time: only those that are pulled exist.
// It knows which method it feeds, and makes more rows than the plan keeps (`--row-bound`), so that they are streamed.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

namespace {

class PrimeSource final : public offbeat::RowSource {
public:
    explicit PrimeSource(int limit) : limit_(limit) {}

    bool next(offbeat::Row& row) override {
        do {
            ++number_;
        } while (!is_prime(number_));
        if (number_ > limit_) return false;
        row = offbeat::row_of(number_);
        return true;
    }

    static bool is_prime(int number) {
        for (int factor = 2; factor * factor <= number; ++factor) {
            if (number % factor == 0) return false;
        }
        return number > 1;
    }

private:
    int limit_;
    int number_ = 1;
};

class PrimeProvider final : public offbeat::DataProvider {
public:
    std::unique_ptr<offbeat::RowSource> rows(const offbeat::ProviderContext& context) const override {
        return std::make_unique<PrimeSource>(context.method() == "testManyPrimes" ? 150'000 : 30);
    }
};

OFFBEAT_PROVIDER("PrimeProvider", PrimeProvider{});

}  // namespace

class PrimeTest : public offbeat::TestBase<PrimeTest> {
public:
    OFFBEAT_TEST(testPrime, .dataProvider = "PrimeProvider", .groups = {"examples"})
    void testPrime(int prime) { offbeat::check(prime == 2 || prime % 2 == 1, "a prime beyond 2 is odd"); }

    OFFBEAT_TEST(testManyPrimes, .dataProvider = "PrimeProvider", .groups = {"examples", "stream"})
    void testManyPrimes(int prime) { offbeat::check(prime < 4 || prime % 6 == 1 || prime % 6 == 5, "6n+1 or 6n+5"); }
};
