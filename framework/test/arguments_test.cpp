#include "offbeat/method.hpp"
#include "offbeat/test_table.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <utility>

using namespace offbeat;

namespace {

int alive = 0;
std::string destroyed;

/// Counts its objects; "bad" can't become one.
struct Counted {
    explicit Counted(std::string made_of) : text(std::move(made_of)) { ++alive; }
    Counted(const Counted& other) : text(other.text) { ++alive; }
    Counted& operator=(const Counted&) = delete;
    ~Counted() {
        --alive;
        destroyed = text + destroyed;
    }
    std::string text;
};

/// Larger than the room that arguments have at hand, and aligned as no allocation is by itself.
struct alignas(128) Large {
    std::string text;
    char rest[300] = {};
};

}  // namespace

template <>
struct offbeat::Convert<Counted> {
    static Schema schema() { return {.name = "counted"}; }
    static Counted from(const Value& value) {
        if (value.text == "bad") throw NotConvertible("it is bad");
        return Counted(value.text);
    }
    static Value to(const Counted& counted) { return Value::of_text(counted.text); }
};

template <>
struct offbeat::Convert<Large> {
    static Schema schema() { return {.name = "large"}; }
    static Large from(const Value& value) { return {value.text}; }
    static Value to(const Large& large) { return Value::of_text(large.text); }
};

namespace {

std::string heard;

bool is_aligned(const Large& large) {
    return reinterpret_cast<std::uintptr_t>(&large) % alignof(Large) == 0;
}

class ArgumentTest : public TestClass {
public:
    void three(const Counted& a, Counted& b, Counted c) {
        heard = a.text + b.text + c.text + std::to_string(alive);
        if (a.text == "throw") throw 1;
    }
    void large(const Large& a, bool flag, const Large& b, double number) {
        heard = a.text + b.text + (flag ? "true" : "false") + std::to_string(number);
        BOOST_TEST(is_aligned(a));
        BOOST_TEST(is_aligned(b));
    }
};

struct Registered {
    std::vector<TestMethod> before = std::exchange(test_methods(), {});
    ~Registered() { test_methods() = before; }
};

void call(const std::vector<std::string>& cells) {
    const TestMethod method = test_methods().front();
    Row row;
    row.source = {"a.csv", 3};
    for (std::size_t i = 0; i < cells.size(); ++i)
        row.parameters.push_back({std::string(1, static_cast<char>('a' + i)), Value::of_text(cells[i])});
    destroyed.clear();
    method.invoke(*method.create(), row);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(arguments)

BOOST_AUTO_TEST_CASE(live_as_long_as_the_call_and_end_in_reverse_order) {
    const Registered registered;
    const TestTable table(test<&ArgumentTest::three>({.parameters = {"a", "b", "c"}}));
    call({"1", "2", "3"});
    BOOST_TEST(heard == "1234");  // the third one was copied
    BOOST_TEST(alive == 0);
    BOOST_TEST(destroyed == "1233");
}

BOOST_AUTO_TEST_CASE(those_made_before_a_wrong_one_are_ended) {
    const Registered registered;
    const TestTable table(test<&ArgumentTest::three>({.parameters = {"a", "b", "c"}}));
    BOOST_CHECK_THROW(call({"1", "2", "bad"}), SetupError);
    BOOST_TEST(alive == 0);
    BOOST_TEST(destroyed == "12");
    BOOST_CHECK_THROW(call({"throw", "2", "3"}), int);
    BOOST_TEST(alive == 0);
}

BOOST_AUTO_TEST_CASE(of_any_size_and_alignment) {
    const Registered registered;
    const TestTable table(test<&ArgumentTest::large>({.parameters = {"a", "b", "c", "d"}}));
    call({"x", "true", "y", "0.5"});
    BOOST_TEST(heard == "xytrue0.500000");
}

BOOST_AUTO_TEST_CASE(a_type_is_described_once_for_all_methods) {
    const ParameterType text = parameter_type<std::string>();
    BOOST_TEST(text.name.starts_with("basic_string"));
    BOOST_TEST(text.schema->name == "string");
    BOOST_TEST((*text.id == typeid(std::string)));
    BOOST_TEST((parameter_type<ArgumentTest*>().schema == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
