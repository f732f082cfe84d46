#include "csv/marks.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace offbeat::csv;

/// The marks of a text that is `neighbour` all over but for one byte.
Marks plain_marks(char byte, char neighbour, std::size_t at) {
    const auto where = [&](char wanted) {
        const std::uint64_t bit = std::uint64_t{1} << at;
        return (neighbour == wanted ? ~bit : 0) | (byte == wanted ? bit : 0);
    };
    const auto rare = [](char c) { return c == '\r' || c == '\0' || (static_cast<unsigned char>(c) & 0x80U) != 0; };
    return {where('"'), where(','), where('\n'), rare(byte) || rare(neighbour)};
}

RareMarks plain_rare_marks(char byte, char neighbour, std::size_t at) {
    const std::uint64_t bit = std::uint64_t{1} << at;
    const auto where = [&](auto wanted) { return (wanted(neighbour) ? ~bit : 0) | (wanted(byte) ? bit : 0); };
    return {where([](char c) { return c == '\r'; }), where([](char c) { return c == '\0'; }),
            where([](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; })};
}

template <class MarksAt>
void check_all() {
    for (int byte = 0; byte < 256; ++byte) {
        for (const char neighbour : {'a', '\0', '\x01', '\r', '\n', '"', ',', '-', '#', '!', '\x7f', '\x80', '\xff'}) {
            for (std::size_t at = 0; at < marked_bytes; ++at) {
                std::string text(marked_bytes + 1, neighbour);
                text[at + 1] = static_cast<char>(byte);
                const auto c = static_cast<char>(byte);
                BOOST_REQUIRE((MarksAt::at(text.data() + 1) == plain_marks(c, neighbour, at)));
                BOOST_REQUIRE((MarksAt::rare_at(text.data() + 1) == plain_rare_marks(c, neighbour, at)));
            }
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(MarksTest)

BOOST_AUTO_TEST_CASE(each_byte_is_marked_at_each_place_whatever_stands_beside_it) {
    check_all<PortableMarks>();
}

BOOST_AUTO_TEST_CASE(vectors_mark_the_same) {
#ifdef __x86_64__
    if (has_vectors()) return check_all<VectorMarks>();
#endif
    BOOST_TEST_MESSAGE("no vectors here");
}

BOOST_AUTO_TEST_SUITE_END()
