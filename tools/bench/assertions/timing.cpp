// How long assertions take that hold, COUNT of them in the one row of a method; and COUNT rows that fail one each.
// tools/bench/assertions/run subtracts what the program costs without them.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <boost/describe/class.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <optional>
#include <string>

namespace {

// The compiler must not know that they hold.
long hidden(long number) {
    asm volatile("" : "+r"(number));
    return number;
}

long wanted() {
    const char* count = std::getenv("COUNT");
    return count == nullptr ? 1 : std::stol(count);
}

struct Text {
    long id = 0;
    std::string text = {};
};
BOOST_DESCRIBE_STRUCT(Text, (), (id, text))

OFFBEAT_PROVIDER("texts", [] {
    return [i = 0L, until = wanted()]() mutable {
        return i == until ? std::nullopt : std::optional(Text{i, "row-" + std::to_string(i++)});
    };
});

}  // namespace

class TimingTest : public offbeat::TestBase<TimingTest> {
public:
    OFFBEAT_TEST(check)
    void check() {
        const long count = wanted();
        for (long i = 0; i < count; ++i) OFFBEAT_CHECK(hidden(i) == i);
    }

    OFFBEAT_TEST(check_in_context)
    void check_in_context() {
        const long count = wanted();
        for (long i = 0; i < count; ++i) {
            const offbeat::Context number([&] { return "number " + std::to_string(i); });
            OFFBEAT_CHECK(hidden(i) == i);
        }
    }

    OFFBEAT_TEST(failing, .dataProvider = "texts")
    void failing(const Text& row) { OFFBEAT_CHECK(row.text.size() == 3U); }

    OFFBEAT_TEST(boost_test)
    void boost_test() {
        const long count = wanted();
        for (long i = 0; i < count; ++i) BOOST_TEST(hidden(i) == i);
    }
};
