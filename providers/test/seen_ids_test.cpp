#include "seen_ids.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <unordered_map>

using namespace offbeat;

namespace {

/// Notes random ids of so many different ones, and compares each answer with a plain map's.
void compare(const SeenIds::Sizes& sizes, std::uint32_t notes, std::uint64_t different) {
    SeenIds ids(sizes);
    std::unordered_map<std::uint64_t, SeenIds::Seen> expected;
    std::mt19937_64 random(notes);
    for (std::uint32_t i = 1; i <= notes; ++i) {
        const std::uint64_t hash = random() % different;
        const auto [known, is_new] = expected.try_emplace(hash, SeenIds::Seen{static_cast<int>(i), 3});
        SeenIds::Seen* const seen = ids.note(hash, {static_cast<int>(i), 3});
        BOOST_REQUIRE_EQUAL(seen == nullptr, is_new);
        if (seen == nullptr) continue;
        BOOST_REQUIRE_EQUAL(seen->line, known->second.line);
        BOOST_REQUIRE_EQUAL(seen->column, 3);
        BOOST_REQUIRE_EQUAL(seen->count, known->second.count);
        known->second.count = ++seen->count;
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(seen_ids)

BOOST_AUTO_TEST_CASE(ids_in_memory_are_known_again) {
    compare({}, 20000, 10000);
    compare({}, 20000, ~std::uint64_t{0});
}

BOOST_AUTO_TEST_CASE(ids_in_the_file_are_known_again) {
    compare({.recent = 4, .filter_lines = 8, .drawers = 1}, 20000, 1000000);
    compare({.recent = 4, .filter_lines = 8, .drawers = 1}, 20000, 5000);
    compare({.recent = 1, .filter_lines = 0, .drawers = 0}, 3000, 1500);  // the filter lets everything through
}

BOOST_AUTO_TEST_CASE(an_id_of_hash_zero_is_an_id) {
    SeenIds ids;
    BOOST_TEST(ids.note(0, {5, 6}) == nullptr);
    BOOST_REQUIRE(ids.note(0, {7, 8}) != nullptr);
    BOOST_TEST(ids.note(0, {7, 8})->line == 5);
}

BOOST_AUTO_TEST_SUITE_END()
