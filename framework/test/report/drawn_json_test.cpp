#include "offbeat/error.hpp"
#include "report/drawn_json.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using report::read_table;
using report::read_timeline;

namespace {

template <class Read>
std::string refusal(Read read, const std::string& json) {
    try {
        static_cast<void>(read(json));
    } catch (const Error& wrong) {
        return wrong.what();
    }
    return "taken";
}

std::string lanes(const std::string& inside) {
    return R"({"from": 0, "to": 4, "lanes": [)" + inside + "]}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drawn_json)

BOOST_AUTO_TEST_CASE(a_time_line_is_read_as_it_was_written) {
    Timeline wrote{0.5, 4.25, "ms", {{"request", {{1, 2.5, "POST \"/payment\"", Timeline::Kind::good}}, {}}}};
    wrote.lanes.push_back({"fault", {}, {{3, "reset", Timeline::Kind::bad}, {4, "", Timeline::Kind::warn}}});
    const Attachment attachment = to_attachment(wrote, "scenario");
    BOOST_TEST(attachment.name == "scenario");
    BOOST_TEST(attachment.type == timeline_type);
    const Timeline read = read_timeline(attachment.content);
    BOOST_TEST(read.from == 0.5);
    BOOST_TEST(read.to == 4.25);
    BOOST_TEST(read.unit == "ms");
    BOOST_REQUIRE(read.lanes.size() == 2U);
    BOOST_TEST(read.lanes[0].name == "request");
    BOOST_TEST(read.lanes[0].bands.at(0).to == 2.5);
    BOOST_TEST(read.lanes[0].bands.at(0).text == "POST \"/payment\"");
    BOOST_TEST((read.lanes[0].bands.at(0).kind == Timeline::Kind::good));
    BOOST_TEST((read.lanes[1].marks.at(1).kind == Timeline::Kind::warn));
}

BOOST_AUTO_TEST_CASE(what_may_be_left_out) {
    const Timeline read = read_timeline(lanes(R"({"name": "a", "marks": [{"at": 1}]}, {"name": "b"})"));
    BOOST_TEST(read.unit == "s");
    BOOST_TEST((read.lanes.at(0).marks.at(0).kind == Timeline::Kind::neutral));
    BOOST_TEST(read.lanes.at(1).bands.empty());
}

BOOST_AUTO_TEST_CASE(the_axis_reaches_as_far_as_what_stands_on_it) {
    const Timeline read = read_timeline(lanes(R"({"name": "a", "bands": [{"from": -1, "to": 9}]})"));
    BOOST_TEST(read.from == -1);
    BOOST_TEST(read.to == 9);
}

BOOST_AUTO_TEST_CASE(what_is_no_time_line_is_told_with_its_place) {
    const std::pair<std::string, std::string> corpus[] = {
        {"", "no JSON: "},
        {"{", "no JSON: "},
        {std::string(100000, '['), "no JSON: "},
        {"[]", "no object"},
        {"null", "no object"},
        {R"({"to": 1, "lanes": []})", "\"from\" is no number"},
        {R"({"from": "0", "to": 1, "lanes": []})", "\"from\" is no number"},
        {R"({"from": 0, "to": 1})", "\"lanes\" is no list"},
        {R"({"from": 0, "to": 0, "lanes": []})", "\"to\" isn't above \"from\""},
        {R"({"from": 2, "to": 1, "lanes": []})", "\"to\" isn't above \"from\""},
        {R"({"from": -1e308, "to": 1e308, "lanes": []})", "the times are too far apart"},
        {R"({"from": 0, "to": 1, "unit": 7, "lanes": []})", "\"unit\" is no text"},
        {lanes("7"), "lanes[0]: no object"},
        {lanes("{}"), "lanes[0]: \"name\" is no text"},
        {lanes(R"({"name": "a", "bands": {}})"), "lanes[0]: \"bands\" is no list"},
        {lanes(R"({"name": "a"}, {"name": "b", "bands": [{"from": 1}]})"), "lanes[1].bands[0]: \"to\" is no number"},
        {lanes(R"({"name": "a", "bands": [{"from": 2, "to": 1}]})"), "lanes[0].bands[0]: it ends before it begins"},
        {lanes(R"({"name": "a", "marks": [{"at": null}]})"), "lanes[0].marks[0]: \"at\" is no number"},
        {lanes(R"({"name": "a", "marks": [{"at": 1, "kind": "ugly"}]})"), "lanes[0].marks[0]: \"kind\" is none of"},
    };
    for (const auto& [json, message] : corpus) {
        const std::string told = refusal(read_timeline, json);
        BOOST_TEST(told.starts_with(message), json.substr(0, 100) << ": " << told);
    }
    std::string many;
    for (int i = 0; i < 501; ++i) many += (many.empty() ? "" : ",") + std::string(R"({"name": "a"})");
    BOOST_TEST(refusal(read_timeline, lanes(many)) == "lanes[500]: more than 500 lanes, bands and marks");
    BOOST_TEST(refusal(read_timeline, std::string(2000000, ' ')) == "longer than 1048576 bytes");
    const Timeline endless{0, 1.0 / 0.0, "s", {}};
    BOOST_TEST(refusal(read_timeline, to_attachment(endless).content) == "\"to\" is no number");
}

BOOST_AUTO_TEST_CASE(tables) {
    const report::Table table = read_table(R"({"columns": ["a", "b"], "rows": [["x", 1.5], [null, true], ["7", -3]]})");
    BOOST_REQUIRE(table.rows.size() == 3U);
    BOOST_TEST(table.columns.at(1) == "b");
    BOOST_TEST(!table.rows[0][0].number);
    BOOST_TEST(table.rows[0][1].number);
    BOOST_TEST(table.rows[1][0].text == "null");
    BOOST_TEST(table.rows[1][1].text == "true");
    BOOST_TEST(!table.rows[2][0].number);
    BOOST_TEST(table.rows[2][1].text == "-3");
}

BOOST_AUTO_TEST_CASE(what_is_no_table_is_told_with_its_place) {
    const std::pair<std::string, std::string> corpus[] = {
        {"7", "no object"},
        {R"({"rows": []})", "\"columns\" is no list"},
        {R"({"columns": [7], "rows": []})", "columns[0]: no text"},
        {R"({"columns": ["a"]})", "\"rows\" is no list"},
        {R"({"columns": ["a"], "rows": [7]})", "rows[0]: no list"},
        {R"({"columns": ["a"], "rows": [[1], [1, 2]]})", "rows[1]: not as many cells as columns"},
        {R"({"columns": ["a"], "rows": [[{}]]})", "rows[0][0]: neither a text, a number, a truth value nor null"},
    };
    for (const auto& [json, message] : corpus) BOOST_TEST(refusal(read_table, json) == message, json);
    std::string many;
    for (int i = 0; i < 10001; ++i) many += many.empty() ? "[]" : ",[]";
    BOOST_TEST(refusal(read_table, R"({"columns": [], "rows": [)" + many + "]}") ==
               "rows[10000]: more than 10000 cells");
}

BOOST_AUTO_TEST_SUITE_END()
