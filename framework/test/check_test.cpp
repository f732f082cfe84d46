#include "offbeat/check.hpp"
#include "offbeat/error.hpp"

#include <boost/describe/class.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace offbeat;

namespace {

// Outside a running row nobody would hear a failure: it is thrown, `file:line: message`.
template <class Assertion>
std::string told(Assertion assertion) {
    try {
        assertion();
    } catch (const Error& failure) {
        const std::string text = failure.what();
        return text.substr(text.find(": ") + 2);
    }
    return "held";
}

struct Point {
    int x = 0;
    int y = 0;
    bool operator==(const Point&) const = default;
};
BOOST_DESCRIBE_STRUCT(Point, (), (x, y))

enum Level { low, high };

/// Compares, but can't be shown; can't be copied either.
class Secret {
public:
    explicit Secret(int value) : value_(value) {}
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    bool operator==(const Secret& other) const { return value_ == other.value_; }
    bool operator<(const Secret& other) const { return value_ < other.value_; }
    explicit operator bool() const { return value_ != 0; }

private:
    int value_;
};

struct Money {
    friend bool operator<(double, const Money&) { return false; }
};

struct Constants {
    static const int limit = 5;  // without a definition: it has no address
};

struct Flags {
    unsigned ready : 1 = 0;
};

int calls = 0;
int counted(int value) {
    ++calls;
    return value;
}

template <class... T>
int count_types() {
    return sizeof...(T);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(both_sides_are_shown) {
    const int price = 3;
    const std::string name = "a\n";
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price == 3); }) == "held");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price == 4); }) == "price == 4 failed: 3 != 4");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price != 3); }) == "price != 3 failed: 3 == 3");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price < 3); }) == "price < 3 failed: 3 >= 3");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price > 3); }) == "price > 3 failed: 3 <= 3");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price <= 2); }) == "price <= 2 failed: 3 > 2");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(price >= 4); }) == "price >= 4 failed: 3 < 4");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(name == "b"); }) == "name == \"b\" failed: \"a\\n\" != \"b\"");
    BOOST_TEST(told([&] { OFFBEAT_CHECK("b" < name); }) == "\"b\" < name failed: \"b\" >= \"a\\n\"");
    BOOST_TEST(told([&] {
                   OFFBEAT_CHECK((Point{1, 2}) == Point{});
               }) == "(Point{1, 2}) == Point{} failed: {x: 1, y: 2} != {x: 0, y: 0}");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(Secret(1) == Secret(2)); }) ==
               "Secret(1) == Secret(2) failed: Secret(…) != Secret(…)");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(Secret(2) < Secret(1)); }) ==
               "Secret(2) < Secret(1) failed: not Secret(…) < Secret(…)");
}

BOOST_AUTO_TEST_CASE(what_converts_to_bool) {
    const bool ready = false;
    const std::vector<int> none;
    BOOST_TEST(told([&] { OFFBEAT_CHECK(ready); }) == "ready failed: false");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(!none.empty()); }) == "!none.empty() failed: false");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(std::optional<int>()); }) == "std::optional<int>() failed: null");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(std::unique_ptr<int>()); }) == "std::unique_ptr<int>() failed: null");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(none.size()); }) == "none.size() failed: 0");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(Secret(0)); }) == "Secret(0) failed: Secret(…)");
    BOOST_TEST(told([&] { OFFBEAT_CHECK((ready || !none.empty())); }) == "(ready || !none.empty()) failed: false");
}

BOOST_AUTO_TEST_CASE(sides_are_whole_expressions_evaluated_once) {
    calls = 0;
    BOOST_TEST(told([&] { OFFBEAT_CHECK(counted(2) + 1 == 2 * counted(2)); }) ==
               "counted(2) + 1 == 2 * counted(2) failed: 3 != 4");
    BOOST_TEST(calls == 2);
    BOOST_TEST(told([&] { OFFBEAT_CHECK(1 << 3 == 8); }) == "held");
    BOOST_TEST(told([&] { OFFBEAT_CHECK((6 & 4) == 4); }) == "held");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(count_types<int, char>() == 2); }) == "held");
    BOOST_TEST(told([&] {
                   OFFBEAT_CHECK(std::vector<int>{1, 2} == std::vector<int>{1, 3});
               }) == "std::vector<int>{1, 2} == std::vector<int>{1, 3} failed: [1, 2] != [1, 3]");
    const auto order = [](bool first) {
        if (first)
            OFFBEAT_CHECK(true);
        else
            OFFBEAT_CHECK(1 == 2);
    };
    BOOST_TEST(told([&] { order(true); }) == "held");
    BOOST_TEST(told([&] { order(false); }) == "1 == 2 failed: 1 != 2");
}

BOOST_AUTO_TEST_CASE(whole_numbers_as_numbers) {
    BOOST_TEST(told([] { OFFBEAT_CHECK(-1 < 3U); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_CHECK(-1 == std::numeric_limits<unsigned>::max()); }) ==
               "-1 == std::numeric_limits<unsigned>::max() failed: -1 != 4294967295");
    BOOST_TEST(told([] { OFFBEAT_CHECK(-1L == std::numeric_limits<std::uint64_t>::max()); }) ==
               "-1L == std::numeric_limits<std::uint64_t>::max() failed: -1 != 18446744073709551615");
    BOOST_TEST(told([] { OFFBEAT_CHECK(std::vector<int>{1}.size() == 1); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_CHECK(std::uint8_t{200} == 200); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_CHECK(high == 1); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_CHECK(high == -1); }) == "high == -1 failed: Level(1) != -1");
    BOOST_TEST(told([] { OFFBEAT_CHECK(Constants::limit == 5); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_CHECK(Flags{}.ready == 1); }) == "Flags{}.ready == 1 failed: 0 != 1");
}

BOOST_AUTO_TEST_CASE(numbers_that_have_no_order) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    BOOST_TEST(told([&] { OFFBEAT_CHECK(2.5 < 1.5); }) == "2.5 < 1.5 failed: 2.5 >= 1.5");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(nan < 1); }) == "nan < 1 failed: not nan < 1");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(1 >= nan); }) == "1 >= nan failed: not 1 >= nan");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(nan == nan); }) == "nan == nan failed: nan != nan");
}

// Money knows nothing but `less`; nothing else may be asked of it to tell what is wrong.
BOOST_AUTO_TEST_CASE(a_number_with_an_object) {
    BOOST_TEST(told([] { OFFBEAT_CHECK(2.5 < Money{}); }) == "2.5 < Money{} failed: not 2.5 < Money(…)");
    BOOST_TEST(told([] { OFFBEAT_CHECK(2 < Money{}); }) == "2 < Money{} failed: not 2 < Money(…)");
}

BOOST_AUTO_TEST_CASE(pointers_and_texts) {
    const char* text = "abc";
    const char* none = nullptr;
    BOOST_TEST(told([&] { OFFBEAT_CHECK(text == nullptr); }) == "text == nullptr failed: \"abc\" != null");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(none != nullptr); }) == "none != nullptr failed: null == null");
    BOOST_TEST(told([&] { OFFBEAT_CHECK(std::string_view(text) == "abc"); }) == "held");
    BOOST_TEST(told([&] { OFFBEAT_CHECK("abd" == std::string(text)); }) ==
               "\"abd\" == std::string(text) failed: \"abd\" != \"abc\"");
}

BOOST_AUTO_TEST_CASE(expected_values) {
    BOOST_TEST(told([] { OFFBEAT_CHECK(1.52 == near(1.5, 0.01)); }) ==
               "1.52 == near(1.5, 0.01) failed: 1.52 != 1.5 ± 0.01");
    BOOST_TEST(told([] { OFFBEAT_CHECK(1 != near(1, percent(1))); }) ==
               "1 != near(1, percent(1)) failed: 1 == 1 ± 0.01");
    BOOST_TEST(told([] { OFFBEAT_CHECK(std::string("abc") == containing("x")); }) ==
               "std::string(\"abc\") == containing(\"x\") failed: \"abc\" != a text that contains \"x\"");
}

BOOST_AUTO_TEST_CASE(it_returns_whether_it_held) {
    BOOST_TEST(OFFBEAT_CHECK(1 == 1));
    BOOST_TEST(OFFBEAT_THROWS(throw 1, int));
}

BOOST_AUTO_TEST_CASE(require_is_told_likewise) {
    BOOST_TEST(told([] { OFFBEAT_REQUIRE(1 == 1); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_REQUIRE(1 == 2); }) == "1 == 2 failed: 1 != 2");
}

BOOST_AUTO_TEST_CASE(held_ones_are_counted) {
    const auto before = detail::passed_assertions;
    OFFBEAT_CHECK(1 == 1);
    OFFBEAT_REQUIRE(true);
    OFFBEAT_THROWS(throw 1, int);
    told([] { OFFBEAT_CHECK(1 == 2); });
    BOOST_TEST(detail::passed_assertions == before + 3);
}

BOOST_AUTO_TEST_CASE(in_the_row_itself) {
    const auto line = std::to_string(__LINE__ + 2);
    try {
        OFFBEAT_CHECK(1 == 2);
        BOOST_ERROR("it didn't fail");
    } catch (const Error& failure) {
        BOOST_TEST(std::string(failure.what()).find("check_test.cpp:" + line + ": ") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(expected_exceptions)

namespace {

class NotCovered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

void pay(int amount) {
    if (amount > 3) throw NotCovered("too much:\n" + std::to_string(amount));
}

}  // namespace

BOOST_AUTO_TEST_CASE(of_the_type_or_of_one_derived_from_it) {
    BOOST_TEST(told([] { OFFBEAT_THROWS(pay(5), NotCovered); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_THROWS(pay(5), std::exception); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_THROWS(throw 5, int); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_THROWS(pay(1), NotCovered); }) == "pay(1) threw nothing; expected NotCovered");
    BOOST_TEST(told([] {
                   OFFBEAT_THROWS(pay(5), std::logic_error);
               }).ends_with("NotCovered \"too much:\\n5\"; expected std::logic_error"));
    BOOST_TEST(told([] { OFFBEAT_THROWS(throw 5, NotCovered); }) == "throw 5 threw int; expected NotCovered");
}

BOOST_AUTO_TEST_CASE(with_their_message) {
    const std::string text = "too much:\n5";
    BOOST_TEST(told([&] { OFFBEAT_THROWS(pay(5), NotCovered, "too much:\n5"); }) == "held");
    BOOST_TEST(told([&] { OFFBEAT_THROWS(pay(5), NotCovered, text); }) == "held");
    BOOST_TEST(told([&] { OFFBEAT_THROWS(pay(5), NotCovered, containing("much")); }) == "held");
    BOOST_TEST(told([&] {
                   OFFBEAT_THROWS(pay(5), NotCovered, "too");
               }).ends_with("NotCovered \"too much:\\n5\"; expected \"too\""));
    BOOST_TEST(told([&] {
                   OFFBEAT_THROWS(pay(5), NotCovered, containing("many"));
               }).ends_with("expected a text that contains \"many\""));
}

BOOST_AUTO_TEST_CASE(what_ends_the_row_still_does) {
    BOOST_CHECK_THROW(OFFBEAT_THROWS(skip("no"), std::logic_error), Skipped);
    BOOST_CHECK_THROW(OFFBEAT_THROWS(throw EnvironmentError("no"), std::logic_error), EnvironmentError);
    BOOST_TEST(told([] { OFFBEAT_THROWS(skip("no"), Skipped); }) == "held");
    BOOST_TEST(told([] { OFFBEAT_THROWS(throw EnvironmentError("no"), EnvironmentError, "no"); }) == "held");
}

// An engine that isn't there must not count as the failure that a row waits for.
BOOST_AUTO_TEST_CASE(a_general_type_doesnt_take_what_skips_the_row) {
    BOOST_CHECK_THROW(OFFBEAT_THROWS(skip("no"), std::exception), Skipped);
    BOOST_CHECK_THROW(OFFBEAT_THROWS(skip("no"), std::runtime_error, "yes"), Skipped);
    BOOST_CHECK_THROW(OFFBEAT_THROWS(throw EnvironmentError("no"), Error), EnvironmentError);
    BOOST_TEST(told([] { OFFBEAT_THROWS(throw Error("no"), Error, "no"); }) == "held");
}

BOOST_AUTO_TEST_SUITE_END()
