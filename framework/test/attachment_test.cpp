#include "offbeat/assert.hpp"
#include "offbeat/attachment.hpp"
#include "offbeat/error.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(attachments)

BOOST_AUTO_TEST_CASE(what_people_can_read) {
    for (const char* type : {"text/plain", "TEXT/HTML; charset=utf-8", "application/json", "application/problem+json",
                             "application/xml", "application/yaml", " application/x-ndjson "}) {
        BOOST_TEST(is_text(type), type);
    }
    BOOST_TEST(is_text(timeline_type));
    for (const char* type : {"", "text", "application/octet-stream", "image/png", "image/svg+xml", "application/jsonx"})
        BOOST_TEST(!is_text(type), type);
}

BOOST_AUTO_TEST_CASE(media_types_are_compared_without_parameters) {
    BOOST_TEST(same_type("Text/Plain;charset=utf-8", "text/plain"));
    BOOST_TEST(!same_type("text/plain", "text/html"));
}

BOOST_AUTO_TEST_CASE(outside_a_row_nothing_can_be_attached) {
    BOOST_CHECK_EXCEPTION(attach("log", "text/plain", "x"), Error, [](const Error& wrong) {
        return wrong.what() == std::string("attach(\"log\"): no row runs that it could belong to");
    });
}

BOOST_AUTO_TEST_SUITE_END()
