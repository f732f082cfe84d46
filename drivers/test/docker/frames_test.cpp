#include "docker/frames.hpp"
#include "offbeat/docker/engine_error.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace offbeat::docker;
using namespace std::string_literals;

namespace {

struct Seen {
    std::string out;
    std::string error;
    bool whole = false;
};

Seen take(const std::string& bytes, std::size_t piece) {
    Seen seen;
    Frames frames([&](bool is_error, std::string_view part) { (is_error ? seen.error : seen.out) += part; });
    for (std::size_t at = 0; at < bytes.size(); at += piece) frames.feed(std::string_view(bytes).substr(at, piece));
    seen.whole = frames.whole();
    return seen;
}

const auto two = "\1\0\0\0\0\0\0\3abc\2\0\0\0\0\0\0\2de"s;

}  // namespace

BOOST_AUTO_TEST_SUITE(frames)

BOOST_AUTO_TEST_CASE(any_pieces_give_the_same) {
    for (std::size_t piece = 1; piece < 30; ++piece) {
        const auto seen = take(two + "\1\0\0\0\0\0\0\0"s + "\1\0\0\0\0\0\1\4"s + std::string(260, 'x'), piece);
        BOOST_TEST(seen.out == "abc" + std::string(260, 'x'));
        BOOST_TEST(seen.error == "de");
        BOOST_TEST(seen.whole);
    }
}

BOOST_AUTO_TEST_CASE(a_stream_may_end_anywhere) {
    for (std::size_t length = 0; length < two.size(); ++length) {
        const auto seen = take(two.substr(0, length), 4);
        BOOST_TEST(seen.whole == (length == 0 || length == 11), "cut after " << length);
        BOOST_TEST(seen.out == "abc"s.substr(0, length < 8 ? 0 : std::min<std::size_t>(length - 8, 3)));
        BOOST_TEST(seen.error == (length > 19 ? "d" : ""));
    }
}

BOOST_AUTO_TEST_CASE(the_engines_own_trouble_is_an_error) {
    BOOST_TEST(take("\3\0\0\0\0\0\0\3oh!"s, 100).error == "oh!");
}

BOOST_AUTO_TEST_CASE(a_length_is_only_believed_as_bytes_come) {
    const auto seen = take("\1\0\0\0\xff\xff\xff\xff"s + "abc", 100);
    BOOST_TEST(seen.out == "abc");
    BOOST_TEST(!seen.whole);
}

BOOST_AUTO_TEST_CASE(what_has_no_frames_is_refused_with_its_place) {
    const auto says = [](const char* words) {
        return [words](const EngineError& error) { return std::string(error.what()).find(words) != std::string::npos; };
    };
    for (const auto& bad : {"plain text, as a TTY writes"s, "\4\0\0\0\0\0\0\1x"s, "\1\1\0\0\0\0\0\1x"s,
                            "\1\0\0\1\0\0\0\1x"s, "\xff\0\0\0\0\0\0\1x"s}) {
        BOOST_CHECK_EXCEPTION(take(bad, 100), EngineError, says("no header at byte 0"));
        BOOST_CHECK_EXCEPTION(take(two + bad, 3), EngineError, says("no header at byte 21"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
