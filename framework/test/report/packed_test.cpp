#include "report/packed.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

using namespace offbeat;

namespace {

std::string base64(std::string_view bytes) {
    std::string out;
    report::append_base64(out, bytes);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packed)

BOOST_AUTO_TEST_CASE(base64_is_that_of_rfc_4648) {
    const std::pair<const char*, const char*> examples[] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : examples) BOOST_TEST(base64(bytes) == text);
    BOOST_TEST(base64("\xff\xfe\xfd") == "//79");
    BOOST_TEST(base64(std::string("\0\0\0", 3)) == "AAAA");
}

BOOST_AUTO_TEST_CASE(repetition_is_packed_away) {
    std::string out = "before ";
    report::append_packed(out, std::string(100'000, 'x'));
    BOOST_TEST(out.starts_with("before eA"));  // zlib's own header, at its quickest
    BOOST_TEST(out.size() < 1000U);
}

BOOST_AUTO_TEST_SUITE_END()
