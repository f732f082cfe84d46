#include "assertions.hpp"
#include "offbeat/comparison.hpp"
#include "offbeat/expected.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <ostream>
#include <stdexcept>
#include <vector>

using namespace offbeat;

namespace {

std::string wrong(const detail::Outcome& outcome) {
    const std::unique_ptr<const std::string> text(outcome.wrong);
    return text == nullptr ? "nothing" : *text;
}

template <class L, class R>
std::string unequal(const L& left, const R& right) {
    return wrong(detail::Left{} <=> left == right);
}

/// What reports show beside each other: `actual | expected`.
std::string sides(const detail::Outcome& outcome) {
    const std::unique_ptr<const std::string> text(outcome.wrong);
    const auto found = detail::sides_of(text.get());
    return found ? found->actual + " | " + found->expected : "nothing";
}

struct Grumpy {
    int value = 0;
    bool operator==(const Grumpy&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Grumpy& grumpy) {
    if (grumpy.value == 1) throw std::runtime_error("no\n");
    if (grumpy.value == 2) throw 2;
    return out << grumpy.value;
}

struct Buyer {
    std::string name, city;
    bool operator==(const Buyer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Buyer, (), (name, city))
struct Item {
    std::string what;
    int price = 0;
    bool operator==(const Item&) const = default;
};
BOOST_DESCRIBE_STRUCT(Item, (), (what, price))
struct Order {
    std::string id;
    Buyer buyer;
    std::vector<Item> items;
    bool operator==(const Order&) const = default;
};
BOOST_DESCRIBE_STRUCT(Order, (), (id, buyer, items))

}  // namespace

BOOST_AUTO_TEST_SUITE(comparisons)

BOOST_AUTO_TEST_CASE(short_sides_in_full) {
    BOOST_TEST(unequal(std::string(100, 'a'), std::string()) == '"' + std::string(100, 'a') + "\" != \"\"");
    BOOST_TEST(unequal(std::string("a"), std::string("a")) == "nothing");
}

BOOST_AUTO_TEST_CASE(long_texts_from_a_little_before_their_difference) {
    const std::string begin(5000, 'a');
    BOOST_TEST(unequal(begin + "b" + begin, begin + "c") == "…\"" + std::string(30, 'a') + "b" + std::string(59, 'a') +
                                                                "\"… (10001 characters) != …\"" + std::string(30, 'a') +
                                                                "c\" (5001 characters, from number 5001 on another)");
    BOOST_TEST(unequal(begin, begin + "c").ends_with("(5001 characters, from number 5001 on another)"));
    BOOST_TEST(wrong(detail::Left{} <=> begin != begin) == '"' + std::string(60, 'a') + "\"… (5000 characters) == \"" +
                                                               std::string(60, 'a') + "\"… (5000 characters)");
}

BOOST_AUTO_TEST_CASE(characters_are_not_torn) {
    std::string begin;
    for (int i = 0; i < 100; ++i) begin += "上";
    const std::string text = unequal(begin + "海", begin + "自");
    BOOST_TEST(text.find("\\x") == std::string::npos, text);
    BOOST_TEST(text.ends_with("自\" (101 characters, from number 101 on another)"), text);
    // 海 and 浦 begin with the same bytes.
    const std::string near = unequal(begin + "海", begin + "浦");
    BOOST_TEST(near.ends_with("浦\" (101 characters, from number 101 on another)"), near);
    const std::string malformed = unequal(std::string(200, '\x80') + "a", std::string(200, '\x80') + "b");
    BOOST_TEST(malformed.ends_with("\\x80b\" (201 characters, from number 201 on another)"), malformed);
}

BOOST_AUTO_TEST_CASE(megabytes_that_differ_at_their_end) {
    const std::string begin(10'000'000, 'a');
    const std::string text = unequal(begin + "b", begin + "c");
    BOOST_TEST(text.size() < 300U);
    BOOST_TEST(text.ends_with("c\" (10000001 characters, from number 10000001 on another)"));
}

BOOST_AUTO_TEST_CASE(long_containers_from_a_little_before_their_difference) {
    std::vector<int> left(200);
    for (int i = 0; i < 200; ++i) left[static_cast<std::size_t>(i)] = i;
    std::vector<int> right = left;
    right[150] = -1;
    const std::string text = unequal(left, right);
    BOOST_TEST(text.starts_with("…"), text);
    BOOST_TEST(text.find("149, 150, 151") != std::string::npos, text);
    BOOST_TEST(text.find("149, -1, 151") != std::string::npos, text);
    BOOST_TEST(text.size() < 250U, text);
}

BOOST_AUTO_TEST_CASE(the_members_in_which_structs_differ) {
    const Order order{"order-4711 of the long name", {"Lee", "Hangzhou, West Lake"}, {{"pen", 3}, {"ink", 7}}};
    Order other = order;
    BOOST_TEST(unequal(order, other) == "nothing");
    other.buyer.name = "Lee\x01";
    other.items[1].price = 8;
    const std::string text = unequal(order, other);
    BOOST_TEST(text.ends_with("; they differ in buyer.name: \"Lee\" != \"Lee\\x01\", items[1].price: 7 != 8"), text);
    other = order;
    other.items.push_back({"cap", 1});
    const std::string longer = unequal(order, other);
    BOOST_TEST(longer.ends_with("; they differ in items[2].what: nothing != \"cap\", items[2].price: nothing != 1"),
               longer);
    BOOST_TEST(wrong(detail::Left{} <=> order != order).find("differ") == std::string::npos);
    // Of small ones anybody sees it.
    BOOST_TEST(unequal(Item{"a", 1}, Item{"a", 2}) == "{what: \"a\", price: 1} != {what: \"a\", price: 2}");
}

BOOST_AUTO_TEST_CASE(no_more_differences_than_people_read) {
    std::vector<int> left(200), right(200);
    for (int i = 0; i < 200; ++i) right[static_cast<std::size_t>(i)] = i < 50 ? 0 : 1;
    const std::string text = unequal(left, right);
    BOOST_TEST(text.find("; they differ in [50]: 0 != 1, [51]: 0 != 1") != std::string::npos, text);
    BOOST_TEST(text.ends_with("[59]: 0 != 1 and 140 more"), text);
}

BOOST_AUTO_TEST_CASE(numbers_that_would_look_alike) {
    BOOST_TEST(unequal(0.1F, 0.1) == "0.10000000149011612 != 0.1");
    BOOST_TEST(unequal(0.1, 0.1F) == "0.1 != 0.10000000149011612");
    BOOST_TEST(unequal(0.1F, 0.2F) == "0.1 != 0.2");
    BOOST_TEST(unequal(0.1F, 3) == "0.1 != 3");
    BOOST_TEST(unequal(0.1F, near(0.1, 0)) == "0.10000000149011612 != 0.1 ± 0");
    const std::string wide = unequal(0.1, 0.1L);
    BOOST_TEST(wide.starts_with("0.1000000000000000055"), wide);
    BOOST_TEST(wide.ends_with(" != 0.1"), wide);
}

BOOST_AUTO_TEST_CASE(what_throws_when_it_is_shown) {
    BOOST_TEST(unequal(Grumpy{1}, Grumpy{3}) == "(to show it threw: no\\n) != 3");
    BOOST_TEST(unequal(Grumpy{3}, Grumpy{2}) == "3 != (to show it threw)");
}

BOOST_AUTO_TEST_CASE(both_sides_are_kept_where_they_should_be_equal) {
    using detail::Left;
    BOOST_TEST(sides(Left{} <=> 3 == 4) == "3 | 4");
    BOOST_TEST(sides(Left{} <=> std::string("a\n") == std::string("b")) == "\"a\\n\" | \"b\"");
    BOOST_TEST(sides(Left{} <=> 3 < 3) == "nothing");
    BOOST_TEST(sides(Left{} <=> 3 != 3) == "nothing");
    BOOST_TEST(sides(Left{} <=> 3 == 3) == "nothing");
    const std::string longer(1000, 'x');
    BOOST_TEST(sides(Left{} <=> longer == std::string()) == '"' + longer + "\" | \"\"");
    BOOST_TEST(sides(Left{} <=> std::string(100000, 'x') == std::string()).size() < 17000U);
}

BOOST_AUTO_TEST_CASE(sides_belong_to_the_comparison_that_is_told) {
    const std::unique_ptr<const std::string> first((detail::Left{} <=> 1 == 2).wrong);
    const std::unique_ptr<const std::string> second((detail::Left{} <=> 3 == 4).wrong);
    BOOST_TEST(!detail::sides_of(first.get()));
    BOOST_TEST(!detail::sides_of(nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
