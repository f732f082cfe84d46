// Ours: --count assertions that hold, in the one row of a method.

#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

const offbeat::Option count{"count", "1000", "how many assertions hold"};

/// The compiler must not know that they do.
long hidden(long number) {
    asm volatile("" : "+r"(number));
    return number;
}

class AssertionsTest : public offbeat::TestBase<AssertionsTest> {
public:
    OFFBEAT_TEST(check)
    void check() {
        for (long i = 0, until = std::stol(count.value()); i < until; ++i) OFFBEAT_CHECK(hidden(i) == i);
    }

    OFFBEAT_TEST(check_in_context)
    void check_in_context() {
        for (long i = 0, until = std::stol(count.value()); i < until; ++i) {
            const offbeat::Context number([&] { return "number " + std::to_string(i); });
            OFFBEAT_CHECK(hidden(i) == i);
        }
    }

    OFFBEAT_TEST(boost_test)
    void boost_test() {
        for (long i = 0, until = std::stol(count.value()); i < until; ++i) BOOST_TEST(hidden(i) == i);
    }
};

}  // namespace
