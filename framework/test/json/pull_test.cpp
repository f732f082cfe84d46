#include "json/pull.hpp"
#include "offbeat/error.hpp"
#include "offbeat/json_text.hpp"
#include "support/fake_run.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;
using json::Pull;

namespace {

std::string complaint(const std::string& text) {
    try {
        Pull pull(text);
        pull.skip();
        if (!pull.at_end()) return "more";
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

/// The value that append_value() wrote.
Value again(const Value& value) {
    std::string text;
    json::append_value(text, value);
    Pull pull(text);
    return json::value_of(pull);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_pull)

BOOST_AUTO_TEST_CASE(goes_on_behind_a_member) {
    std::string read;
    const std::string_view members = R"(,"a":1,"b":{"c":[2]},"d":"}")";
    for (Pull line = Pull::behind_member(members); !line.at_end() && line.next_member();)
        read += std::string(line.key()) + '=' + std::string(line.raw()) + ' ';
    BOOST_TEST(read == R"(a=1 b={"c":[2]} d="}" )");
    BOOST_TEST(Pull::behind_member("").at_end());
    Pull wrong = Pull::behind_member("\"a\":1");
    BOOST_CHECK_EXCEPTION(wrong.next_member(), Error, [](const Error& error) {
        return std::string(error.what()) == "malformed JSON at byte 1; expected ','";
    });
}

BOOST_AUTO_TEST_CASE(walks_through_nested_objects_and_arrays) {
    Pull pull(R"( {"a" : [1, [], [2, {"b": "c"}]], "d":{}, "e": true, "f": null, "g": -1.5e3} )");
    std::string seen;
    std::string text;
    while (pull.next_member()) {
        seen += pull.key();
        if (pull.key() == "a") {
            BOOST_TEST(pull.next_item());
            BOOST_TEST(pull.integer() == 1U);
            BOOST_TEST(pull.next_item());
            BOOST_TEST(!pull.next_item());
            BOOST_TEST(pull.next_item());
            BOOST_TEST(pull.next_item());
            BOOST_TEST(pull.integer() == 2U);
            BOOST_TEST(pull.next_item());
            BOOST_TEST(pull.next_member());
            pull.string(text);
            BOOST_TEST(text == "c");
            BOOST_TEST(!pull.next_member());
            BOOST_TEST(!pull.next_item());
            BOOST_TEST(!pull.next_item());
        } else if (pull.key() == "d") {
            BOOST_TEST(!pull.next_member());
        } else if (pull.key() == "e") {
            BOOST_TEST(pull.boolean());
        } else if (pull.key() == "f") {
            BOOST_TEST(pull.null());
        } else {
            BOOST_TEST(pull.number() == -1500.0);
        }
    }
    BOOST_TEST(seen == "adefg");
    BOOST_TEST(pull.at_end());
}

BOOST_AUTO_TEST_CASE(reads_strings_as_a_library_writes_them) {
    for (const std::string text :
         {"", "plain", "a \"quote\" and \\", "\n\r\t\b\f", "\x01\x1f", "券 😀", "ends with \\"}) {
        const std::string written = boost::json::serialize(boost::json::value(text));
        std::string read;
        Pull(written).string(read);
        BOOST_TEST(read == text);
    }
    std::string read;
    Pull(R"("\u5238\ud83d\ude00\/\u0000")").string(read);
    BOOST_TEST(read == std::string("券😀/\0", 9));
}

BOOST_AUTO_TEST_CASE(gives_every_value_back) {
    for (const auto& [id, bytes] : hostile_values()) {
        BOOST_CHECK(again(Value::of_text(bytes)) == Value::of_text(bytes));
        BOOST_CHECK(again(Value::of_list({Value::null(), Value::of_text(bytes)})) ==
                    Value::of_list({Value::null(), Value::of_text(bytes)}));
        std::string text;
        json::append_bytes(text, bytes);
        std::string read;
        Pull(text).bytes(read);
        BOOST_CHECK(read == bytes);
    }
    Value object = Value::object();
    object.set("name", Value::of_text("x"));
    object.set("none", Value::absent());
    object.set("json", Value::json("{\"a\": 1}"));
    object.set("twice", Value::twice(Value::of_text("a"), Value::null()));
    object.set("a \"name\"\n", Value::of_text("y"));
    BOOST_CHECK(again(object) == object);
    BOOST_CHECK(again(Value::object()) == Value::object());
    BOOST_CHECK(again(Value::of_list({})) == Value::of_list({}));
}

BOOST_AUTO_TEST_CASE(says_where_a_text_is_malformed) {
    BOOST_TEST(complaint("") == "malformed JSON at byte 1; expected a value");
    BOOST_TEST(complaint("{") == "malformed JSON at byte 2; expected the end of what was begun");
    BOOST_TEST(complaint("\"abc") == "malformed JSON at byte 2; expected a closing quote");
    BOOST_TEST(complaint("[\"a\\\"]") == "malformed JSON at byte 3; expected a closing quote");
    BOOST_TEST(complaint("1 2") == "more");
    std::string text;
    BOOST_CHECK_THROW(Pull("\"\\x\"").string(text), Error);
    BOOST_CHECK_THROW(Pull("\"\\u12\"").string(text), Error);
    BOOST_CHECK_THROW(static_cast<void>(Pull("12a").integer()), Error);
    BOOST_CHECK_THROW(static_cast<void>(Pull("-1").integer()), Error);
    BOOST_CHECK_THROW(static_cast<void>(Pull("yes").boolean()), Error);
    BOOST_CHECK_THROW(Pull("{\"a\" 1}").next_member(), Error);
    BOOST_CHECK_THROW(Pull("{1: 2}").next_member(), Error);
}

BOOST_AUTO_TEST_SUITE_END()
