// Rows without values: where an attribute's type can express nothing illegal. And rows on a nested struct as a whole.

#include "offbeat/orthotropic/request.hpp"
#include "support/planned.hpp"
#include "support/temp_dir.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

namespace {

BOOST_DEFINE_ENUM_CLASS(Speed, slow, fast)

struct Billing {
    std::string street;
    std::optional<std::string> city;
};
BOOST_DESCRIBE_STRUCT(Billing, (), (street, city))

struct Parcel {
    std::string title;
    bool urgent;
    Speed speed;
    Speed most;
    int weight;
    double volume;
    std::uint8_t floor;
    int price;
    std::chrono::seconds delay;
    std::optional<bool> fragile;
    Billing sender;
    std::optional<Billing> billing;
};
BOOST_DESCRIBE_STRUCT(Parcel, (),
                      (title, urgent, speed, most, weight, volume, floor, price, delay, fragile, sender, billing))

class ParcelFuncExceptionTest : public TestClass {
public:
    void testParcel(const OrthotropicRequest<Parcel>&) {}
};

const std::string base =
    "attribute,legal\ntitle,a "
    "title\nurgent,true\nspeed,slow\nmost,slow\nweight,5\nvolume,0.5\nfloor,7\nprice,9\ndelay,5s\nfragile,true\n"
    "sender.street,S\nsender.city,C\nbilling.street,S\nbilling.city,C\n";
const std::string values =
    "title,,,<empty>\nmost,,,fast\nprice,,,0\nfragile,,,<null>\nsender.street|sender.city,,,<empty>\n";
const std::string bare = "urgent,,,\nspeed|weight|volume,,\nfloor,,,\ndelay,,,\n";
const std::string whole = "billing,,,<null>\n";

PlannedMethod planned_parcel(const std::string& config, const std::string& legal = base) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), "config,base\nconfig.csv,base.csv\n");
    write_file(folder.file("base.csv"), legal);
    write_file(folder.file("config.csv"), "target,when,expect,values\n" + config);
    const Inside inside(folder.path());
    return planned<&ParcelFuncExceptionTest::testParcel, ParcelFuncExceptionTest>(
        "testParcel", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"},
        {folder.path(), false, 10000});
}

void check_problem(const std::string& config, const std::string& expected) {
    const auto problems = problems_of(planned_parcel(config), "");
    BOOST_TEST(problems == std::vector<std::string>{expected}, boost::test_tools::per_element());
}

}  // namespace

template <>
struct offbeat::Domains<Parcel> {
    static std::vector<Domain> declare() {
        return {domain(&Parcel::most).one_of({"slow"}), domain(&Parcel::price).integer("1", "500"),
                domain(&Parcel::floor).integer("0", "255")};
    }
};

BOOST_AUTO_TEST_SUITE(rows_without_values)

BOOST_AUTO_TEST_CASE(declare_that_nothing_illegal_can_be_expressed) {
    const PlannedMethod method = planned_parcel(values + bare + whole);
    BOOST_TEST(problems_of(method, "").empty());
    BOOST_TEST(method.plan.formula == "cases = 1 + 1+1+1+1+1+1+0+0+0+0+0+0+1 = 8");
    const auto& notes = method.plan.notes;
    BOOST_TEST((std::find(notes.begin(), notes.end(), "urgent               0   config.csv:7:1") != notes.end()));
}

BOOST_AUTO_TEST_CASE(declare_it_for_a_type) {
    const PlannedMethod method = planned_parcel(values + "type:bool,,,\nspeed|weight|volume|floor|delay,,,\n" + whole);
    BOOST_TEST(problems_of(method, "").empty());
}

BOOST_AUTO_TEST_CASE(are_asked_for_where_nothing_reaches_such_an_attribute) {
    check_problem(values + "speed|weight|volume|floor|delay,,,\n" + whole,
                  "config.csv:1:1: no row reaches urgent of Parcel; expected a row `urgent,,,<illegal value>,…`: every "
                  "attribute needs illegal "
                  "values; a row without values, `urgent,,,`, says that its type can express none");
}

BOOST_AUTO_TEST_CASE(stay_wrong_where_something_can_be_expressed) {
    const std::string others = "urgent|speed|weight|volume|floor|delay,,,\n" + whole;
    const auto refused = [&](const std::string& row, const std::string& replaced, const std::string& name) {
        std::string config = values;
        config.replace(config.find(replaced), replaced.size(), row);
        const auto problems = problems_of(planned_parcel(config + others), "");
        BOOST_REQUIRE_MESSAGE(problems.size() == 1, name << ": " << problems.size() << " problems");
        BOOST_TEST(problems.front().find("no illegal value for \"" + name +
                                         "\"; expected at least one cell under values") != std::string::npos,
                   problems.front());
    };
    refused("title,,,\n", "title,,,<empty>\n", "title");       // a text may be empty
    refused("most,,,\n", "most,,,fast\n", "most");             // an enumerator is left out by its domain
    refused("price,,,\n", "price,,,0\n", "price");             // bounded
    refused("fragile,,,\n", "fragile,,,<null>\n", "fragile");  // null
    check_problem(values + others + "urgent,,X,\n",
                  "config.csv:9:1: no illegal value for \"urgent\"; expected at least one cell under values");
    check_problem(values + others + "type:bool,,X,\n",
                  "config.csv:9:1: no illegal value for \"type:bool\"; expected at least one cell under values");
    check_problem(values + others + "sender,,X,\n",
                  "config.csv:9:1: no illegal value for \"sender\"; expected at least one cell under values");
}

BOOST_AUTO_TEST_CASE(do_not_lend_values) {
    const auto problems = problems_of(
        planned_parcel(values + "type:bool,,,\nurgent,,,<+type>\nspeed|weight|volume|floor|delay,,,\n" + whole), "");
    BOOST_TEST(problems.size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_the_template_are_sound_once_filled_in) {
    const TempDir folder;
    const Inside inside(folder.path());
    (void)planned<&ParcelFuncExceptionTest::testParcel, ParcelFuncExceptionTest>(
        "testParcel", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"},
        {folder.path(), true, 10000});
    std::string config;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (!entry.path().filename().string().starts_with("orthotropic")) continue;
        const std::string text = read_file(entry.path().string());
        for (std::size_t at = text.find("values\n") + 7; at < text.size();) {
            const std::size_t end = text.find('\n', at) + 1;
            if (text[at + 1] != ' ') config += text.substr(at + 1, end - at - 1);
            at = end;
        }
    }
    BOOST_TEST_REQUIRE(config.find("urgent,,,\n") != std::string::npos);
    for (const auto& problem : problems_of(planned_parcel(config), "")) {
        BOOST_TEST(problem.find("no illegal value") == std::string::npos, problem);
        BOOST_TEST(problem.find("no row reaches") == std::string::npos, problem);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rows_of_a_nested_struct)

BOOST_AUTO_TEST_CASE(cover_its_attributes_where_it_is_optional) {
    check_problem(values + bare + "billing.city,,,<null>\n",
                  "config.csv:1:1: no row reaches billing.street of Parcel; expected a row `billing.street,,,<illegal "
                  "value>,…`: every attribute "
                  "needs illegal values");
}

BOOST_AUTO_TEST_SUITE_END()
