// Providers of a class: a method's provider is looked for in its own class, then in the bases of that, then among those
// of the whole program. So a contract's methods have the rows that each derived class has for them, and a name may be
// taken in every class.

#include "offbeat/class_provider.hpp"
#include "offbeat/test.hpp"

#include <cmath>
#include <vector>

class RoundingTest : public offbeat::TestBase<RoundingTest> {
public:
    OFFBEAT_CLASS_PROVIDER("amounts", amounts)
    static std::vector<double> amounts() { return {0.2, 0.5, 0.8}; }

    OFFBEAT_TEST(testStaysNear, .dataProvider = "amounts", .groups = {"examples"})
    void testStaysNear(double amount) { OFFBEAT_CHECK(std::abs(rounded(amount) - amount) <= 1); }

private:
    virtual double rounded(double amount) const = 0;
};

class RoundingUpTest : public RoundingTest {
public:
    using self_type = RoundingUpTest;
    OFFBEAT_CLASS()

private:
    double rounded(double amount) const override { return std::ceil(amount); }
};

class RoundingDownTest : public RoundingTest {
public:
    using self_type = RoundingDownTest;
    OFFBEAT_CLASS_PROVIDER("amounts", [] { return std::vector<double>{-0.5, 1e15}; })  // instead of its base's
    OFFBEAT_CLASS()

private:
    double rounded(double amount) const override { return std::floor(amount); }
};
