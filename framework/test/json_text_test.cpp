#include "offbeat/json_text.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

std::string string(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_text)

BOOST_AUTO_TEST_CASE(every_byte_is_found_at_every_place) {
    for (int byte = 0; byte < 0x80; ++byte) {
        for (std::size_t length = 1; length < 20; ++length) {
            for (std::size_t at = 0; at < length; ++at) {
                std::string text(length, 'a');
                text[at] = static_cast<char>(byte);
                const std::string written = string(text);
                BOOST_REQUIRE(boost::json::parse(written).as_string() == text);
                const bool escaped = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
                BOOST_REQUIRE((written.find('\\') != std::string::npos) == escaped);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(long_texts_are_whole_whatever_stands_in_them) {
    for (const std::string special : {"\"", "\\", "\n", "\x01", "券"}) {
        for (std::size_t length = 100; length < 300; ++length) {
            for (const std::size_t at : {std::size_t{0}, length / 2, std::size_t{127}, length}) {
                std::string text(length, 'a');
                text.insert(std::min(at, length), special);
                BOOST_REQUIRE(boost::json::parse(string(text)).as_string() == text);
            }
        }
    }
    std::string out = "before";
    json::append_string(out, std::string(200, 'a') + '\x01');
    BOOST_TEST(out == "before\"" + std::string(200, 'a') + "\\u0001\"");
}

BOOST_AUTO_TEST_CASE(malformed_bytes_come_back_exactly) {
    std::string out;
    json::append_bytes(out, "plain text a\xff"
                            "b");
    BOOST_TEST(boost::json::parse(out).at("hex").as_string() == "706c61696e2074657874206"
                                                                "1ff62");
    BOOST_TEST(string("plain text a\xff"
                      "b") == "\"plain text a\\\\xffb\"");
    BOOST_TEST(string("满50减10代金券") == "\"满50减10代金券\"");
}

BOOST_AUTO_TEST_SUITE_END()
