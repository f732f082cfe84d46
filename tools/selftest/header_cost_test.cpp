// What the header of a test class costs, told without a clock: the lines that the compiler has to read. tools/lint
// names the headers that it may reach; this finds one that became larger.

#include "command.hpp"
#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

std::size_t lines_read(const std::string& header) {
    const Outcome outcome =
        run({{"g++", "-std=c++20", "-E", "-P", "-Iframework/include", "-include", header, "-x", "c++", "/dev/null"},
             {"LC_ALL=C"}});
    BOOST_TEST(outcome.status == 0, outcome.err);
    return lines_of(outcome.out).size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(header_cost)

BOOST_AUTO_TEST_CASE(of_the_test_header_in_lines) {
    const std::size_t least = lines_read("string");
    BOOST_TEST(least > 5000U);
    // <memory> or <chrono> would add half of <string> or more.
    BOOST_TEST(static_cast<double>(lines_read("offbeat/test.hpp")) / static_cast<double>(least) <= 1.6);
}

BOOST_AUTO_TEST_SUITE_END()
