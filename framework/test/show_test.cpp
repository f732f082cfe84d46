#include "offbeat/show.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <system_error>
#include <tuple>

using namespace offbeat;

namespace sample {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
enum class Bare : std::uint8_t { one = 1 };
enum Plain { first };
enum class Spoken { word };
std::string to_string(Spoken) {
    return "spoken";
}

struct Owner {
    std::string name;
    std::optional<int> age;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (name, age))

struct Account {
    Owner owner;
    Colour colour = Colour::green;
    const char* note = nullptr;
    std::vector<Owner> heirs;
};
BOOST_DESCRIBE_STRUCT(Account, (), (owner, colour, note, heirs))

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

struct Tree {
    int value = 0;
    std::vector<Tree> children;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (value, children))

/// Its own words come before its description.
struct Money {
    int amount = 5;
};
BOOST_DESCRIBE_STRUCT(Money, (), (amount))
std::string to_string(const Money& money) {
    return std::to_string(money.amount) + "\u20ac";
}

struct Streamed {};
std::ostream& operator<<(std::ostream& out, const Streamed&) {
    return out << "streamed\n";
}

struct Grumpy {};
std::ostream& operator<<(std::ostream&, const Grumpy&) {
    throw std::runtime_error("no");
}

/// Converts to a number, and so would be taken by std::ostream's own members.
struct Handle {
    operator int() const { return 7; }  // NOLINT(google-explicit-constructor)
};

struct Label {
    std::string text;
    operator std::string_view() const { return text; }  // NOLINT(google-explicit-constructor)
};

struct Version {
    int major_number = 1;
};

template <class T>
struct Box {
    T content;
};

}  // namespace sample

template <>
struct offbeat::Convert<sample::Version> {
    static Schema schema() { return {.name = "version"}; }
    static sample::Version from(const Value&) { return {}; }
    static Value to(const sample::Version& version) {
        return Value::of_text("v" + std::to_string(version.major_number));
    }
};

BOOST_AUTO_TEST_SUITE(shown_values)

BOOST_AUTO_TEST_CASE(numbers_as_numbers_whatever_their_width) {
    BOOST_TEST(show(-42) == "-42");
    BOOST_TEST(show(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    BOOST_TEST(show(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    BOOST_TEST(show(std::int8_t{65}) == "65");
    BOOST_TEST(show(std::uint8_t{255}) == "255");
    BOOST_TEST(show(std::int16_t{-1}) == "-1");
    BOOST_TEST(show(std::uint16_t{65535}) == "65535");
    BOOST_TEST(show(4'000'000'000U) == "4000000000");
    BOOST_TEST(show(3LL) == "3");
    BOOST_TEST(show(0.1) == "0.1");
    BOOST_TEST(show(0.1F) == "0.1");
    BOOST_TEST(show(1.5L) == "1.5");
    BOOST_TEST(show(std::numeric_limits<double>::quiet_NaN()) == "nan");
    BOOST_TEST(show(-std::numeric_limits<double>::infinity()) == "-inf");
    BOOST_TEST(show(true) == "true");
}

BOOST_AUTO_TEST_CASE(texts_quoted_and_visible) {
    BOOST_TEST(show(std::string("a b")) == "\"a b\"");
    BOOST_TEST(show(std::string("a\0b\n\x01\xff", 6)) == "\"a\\0b\\n\\x01\\xff\"");
    BOOST_TEST(show(std::string_view("\u202e\u4e0a")) == "\"\\u{202e}\u4e0a\"");
    BOOST_TEST(show(static_cast<const char*>("x")) == "\"x\"");
    BOOST_TEST(show(static_cast<const char*>(nullptr)) == "null");
    BOOST_TEST(show("literal") == "\"literal\"");
    const char unended[] = {'a', 'b'};
    BOOST_TEST(show(unended) == "\"ab\"");
    BOOST_TEST(show(sample::Label{"label\t"}) == "\"label\\t\"");
    BOOST_TEST(show('a') == "'a'");
    BOOST_TEST(show('\0') == "'\\0'");
    BOOST_TEST(show(static_cast<char>(0xff)) == "'\\xff'");
}

BOOST_AUTO_TEST_CASE(pointers) {
    int number = 1;
    int* const none = nullptr;
    BOOST_TEST(show(none) == "null");
    BOOST_TEST(show(nullptr) == "null");
    BOOST_TEST(show(&number).starts_with("0x"));
    void (*const function)() = [] {};
    BOOST_TEST(show(std::unique_ptr<int>()) == "null");
    BOOST_TEST(show(std::make_shared<int>(1)).starts_with("0x"));
    BOOST_TEST(show(&function).starts_with("0x"));
}

BOOST_AUTO_TEST_CASE(enumerators_by_name_else_by_number) {
    BOOST_TEST(show(sample::Colour::red) == "red");
    BOOST_TEST(show(static_cast<sample::Colour>(9)) == "Colour(9)");
    BOOST_TEST(show(sample::Bare::one) == "Bare(1)");
    BOOST_TEST(show(sample::first) == "Plain(0)");
    BOOST_TEST(show(sample::Spoken::word) == "spoken");
    BOOST_TEST(show(std::byte{255}) == "byte(255)");
}

BOOST_AUTO_TEST_CASE(structs_by_their_members) {
    const sample::Account account{{"A\n", {}}, sample::Colour::red, "n", {{"B", 3}}};
    BOOST_TEST(show(account) ==
               "{owner: {name: \"A\\n\", age: null}, colour: red, note: \"n\", heirs: [{name: \"B\", age: 3}]}");
    BOOST_TEST(show(sample::Empty{}) == "{}");
    BOOST_TEST(show(sample::Tree{1, {{2, {}}}}) == "{value: 1, children: [{value: 2, children: []}]}");
}

BOOST_AUTO_TEST_CASE(containers_and_what_holds_one) {
    BOOST_TEST(show(std::vector<int>{}) == "[]");
    BOOST_TEST(show(std::vector<std::string>{"a", "b"}) == "[\"a\", \"b\"]");
    BOOST_TEST(show(std::vector<bool>{true, false}) == "[true, false]");
    BOOST_TEST(show(std::deque<double>{1, 2.5}) == "[1, 2.5]");
    BOOST_TEST(show(std::set<char>{'a'}) == "['a']");
    BOOST_TEST(show(std::map<std::string, int>{{"a", 1}}) == "[(\"a\", 1)]");
    BOOST_TEST(show(std::array<int, 2>{1, 2}) == "[1, 2]");
    const int numbers[] = {1, 2};
    BOOST_TEST(show(numbers) == "[1, 2]");
    BOOST_TEST(show(std::tuple(1, 'a', std::string("b"))) == "(1, 'a', \"b\")");
    BOOST_TEST(show(std::tuple<>()) == "()");
    BOOST_TEST(show(std::optional<std::vector<int>>(std::vector<int>{1})) == "[1]");
    BOOST_TEST(show(std::optional<int>()) == "null");
    BOOST_TEST(show(std::nullopt) == "null");
    BOOST_TEST(show(std::atomic<int>(3)) == "3");
}

BOOST_AUTO_TEST_CASE(long_ones_end_early) {
    const std::string numbers = show(std::vector<int>(5000, 7));
    BOOST_TEST(numbers.ends_with("7, 7, …]"));
    BOOST_TEST(numbers.size() < 4000U);
    BOOST_TEST(show(std::vector<std::string>(100, std::string(5000, 'x'))).size() < 80'000U);
    BOOST_TEST(show(std::vector<std::vector<int>>(2000, std::vector<int>(2000))).size() < 80'000U);
    const std::string text = show(std::string(10'000'000, 'x'));
    BOOST_TEST(text.ends_with("… (10000000 bytes)"));
    BOOST_TEST(text.size() < 70'000U);
}

BOOST_AUTO_TEST_CASE(in_their_own_words) {
    BOOST_TEST(show(sample::Money{}) == "5\u20ac");
    BOOST_TEST(show(sample::Streamed{}) == "streamed\\n");
    BOOST_TEST(show(sample::Version{2}) == "\"v2\"");
    BOOST_TEST(show(std::chrono::milliseconds(1500)) == "1500ms");
    const std::chrono::time_point<std::chrono::steady_clock, std::chrono::seconds> time(std::chrono::seconds(90));
    BOOST_TEST(show(time) == "90s since its clock's epoch");
    BOOST_TEST(show(std::filesystem::path("/a")) == "\"/a\"");  // a range of itself
    BOOST_TEST(show(std::make_error_code(std::errc::io_error)) == "generic:5");
}

BOOST_AUTO_TEST_CASE(of_others_the_name) {
    BOOST_TEST(show(sample::Handle{}) == "Handle(…)");
    BOOST_TEST(show(sample::Box<int>{1}) == "Box<int>(…)");
    BOOST_TEST(show([] {}).ends_with("(…)"));
}

BOOST_AUTO_TEST_CASE(what_throws_when_it_is_shown_throws) {
    BOOST_CHECK_THROW(show(sample::Grumpy{}), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
