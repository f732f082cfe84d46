#include "csv/scan.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace offbeat::csv;

bool stops_unquoted(char c) {
    return c == ',' || c == '"' || (c >= 0 && c <= '\r');
}
bool stops_quoted(char c) {
    return c == '"' || (c >= 0 && c <= '\r');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Scan)

// Each byte at each place of a word, with each kind of neighbour: word tricks err where a borrow crosses bytes.
BOOST_AUTO_TEST_CASE(finds_the_first_byte_that_a_plain_loop_finds) {
    for (int byte = 0; byte < 256; ++byte) {
        for (const char neighbour : {'a', '\x0e', '\x80', '\xff', '-', '#', '!'}) {
            for (std::size_t at = 0; at < 20; ++at) {
                std::string text(24, neighbour);
                text[at] = static_cast<char>(byte);
                text.append(sentinel_bytes, '\n');
                std::uint64_t seen = 0;
                const std::size_t expected = stops_unquoted(text[at]) ? at : 24;
                BOOST_REQUIRE(scan_unquoted(text.data(), seen) == text.data() + expected);
                const bool high = (neighbour < 0 && expected > 0) || (expected > at && byte >= 0x80);
                BOOST_REQUIRE(ascii(seen) == !high);
                BOOST_REQUIRE(scan_quoted(text.data(), seen) == text.data() + (stops_quoted(text[at]) ? at : 24));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
