// Targets of a request of many shapes: nested structs, lists of numbers, enums, numbers, optionals.

#include "offbeat/orthotropic/request.hpp"
#include "support/planned.hpp"
#include "support/temp_dir.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace offbeat;
using namespace offbeat::test;

namespace {

BOOST_DEFINE_ENUM_CLASS(Colour, red, green)

struct Person {
    std::optional<std::string> name;
    int age = 30;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, age))

struct Shapes {
    std::string title;
    std::vector<int> marks;
    std::optional<std::vector<int>> more;
    Colour colour;
    std::optional<Colour> shade;
    int count;
    double rate;
    bool open;
    Person owner;
    std::optional<Person> guest;
};
BOOST_DESCRIBE_STRUCT(Shapes, (), (title, marks, more, colour, shade, count, rate, open, owner, guest))

class ShapesFuncExceptionTest : public TestClass {
public:
    void testShapes(const OrthotropicRequest<Shapes>&) {}
};

const std::string base = "attribute,legal\ntitle,a title\nmarks,\"<list('1', '2', "
                         "'3')>\"\nmore,\ncolour,red\nshade,green\ncount,5\nrate,0.5\n"
                         "open,true\nowner.name,Lee\nowner.age,\nguest.name,Kim\nguest.age,\n";
/// One value for each attribute, so that every one is reached.
const std::string reached = "title,,,<empty>\nmarks,,,<empty>\nmore,,,<list('7')>\ncolour,,,green\nshade,,,<null>"
                            "\ncount,,,<max+1>\nrate,,,<max+0.25>\n"
                            "open,,,false\nowner.name|guest.name,,,<null>\nowner.age|guest.age,,,-1\n";

PlannedMethod planned_shapes(const std::string& more, const std::string& legal = base) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), "config,base\nconfig.csv,base.csv\n");
    write_file(folder.file("base.csv"), legal);
    write_file(folder.file("config.csv"), "target,when,expect,values\n" + reached + more);
    const Inside inside(folder.path());
    return planned<&ShapesFuncExceptionTest::testShapes, ShapesFuncExceptionTest>(
        "testShapes", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"},
        {folder.path(), false, 10000});
}

const Shapes& sent(const PlannedMethod& method, const std::string& id) {
    const Row* row = row_of_id(method, id);
    BOOST_REQUIRE_MESSAGE(row != nullptr, "no row " << id);
    return *static_cast<TypedObject<OrthotropicRequest<Shapes>>&>(*row->object).value.request();
}

void check_problem(const std::string& more, const std::string& expected) {
    const auto problems = problems_of(planned_shapes(more), "");
    BOOST_TEST(problems == std::vector<std::string>{expected}, boost::test_tools::per_element());
}

}  // namespace

template <>
struct offbeat::Domains<Shapes> {
    static std::vector<Domain> declare() {
        return {domain(&Shapes::count).integer("1", "2147483646"), domain(&Shapes::rate).decimal("0", "1", 2),
                Domain("owner.age").integer("0", "150")};
    }
};

BOOST_AUTO_TEST_SUITE(aims)

BOOST_AUTO_TEST_CASE(reach_every_attribute) {
    const PlannedMethod method = planned_shapes("");
    BOOST_TEST(problems_of(method, "").empty());
    BOOST_TEST(method.plan.formula == "cases = 1 + 1+1+1+1+1+1+1+1+1+1+1+1 = 13");
    const Shapes& legal_but_for_count = sent(method, "count_2147483647");
    BOOST_TEST(legal_but_for_count.count == 2147483647);
    BOOST_TEST(legal_but_for_count.marks == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST((legal_but_for_count.colour == Colour::red));
    BOOST_TEST(legal_but_for_count.open);
    BOOST_TEST(legal_but_for_count.owner.age == 30);  // its own initialiser
    BOOST_TEST(sent(method, "owner_name_null").owner.name.has_value() == false);
    BOOST_TEST(sent(method, "owner_name_null").guest->name.value() == "Kim");
    BOOST_TEST(sent(method, "shade_null").shade.has_value() == false);
    BOOST_TEST(sent(method, "marks_empty").marks.empty());
}

BOOST_AUTO_TEST_CASE(reach_elements_of_a_list) {
    const PlannedMethod method = planned_shapes("marks[last],,,-7\nmarks[0],,,-8\nmarks[each],,,-9\n");
    BOOST_TEST(problems_of(method, "").empty());
    BOOST_TEST(method.plan.formula == "cases = 1 + 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1 = 18");
    BOOST_TEST(std::count_if(method.rows.begin(), method.rows.end(),
                             [](const Row& row) { return row.id.starts_with("marks_1"); }) == 1);
    std::vector<std::vector<int>> all;
    for (const Row& row : method.rows) {
        if (row.label("target").starts_with("marks[")) all.push_back(sent(method, row.id).marks);
    }
    const std::vector<std::vector<int>> expected = {{1, 2, -7}, {-8, 2, 3}, {-9, 2, 3}, {1, -9, 3}, {1, 2, -9}};
    BOOST_TEST((all == expected));
}

BOOST_AUTO_TEST_CASE(of_a_type_row_are_the_attributes_of_the_request_itself) {
    const auto problems = problems_of(planned_shapes("type:int,,X,-5\n"), "");
    BOOST_TEST(problems.empty());  // a row with an expectation of its own adds; count has a plain row, and keeps it
    check_problem("type:bool,,,x\n",
                  "config.csv:12:1: type:bool reaches no attribute: each has a row of its own; expected an attribute "
                  "without one, or <+type> in its row");
}

BOOST_AUTO_TEST_CASE(of_values_that_the_type_cannot_hold_are_refused) {
    check_problem("colour,,X,blue\n", "config.csv:12:11: colour: \"blue\" is no Colour; expected one of red, green");
    check_problem(
        "colour,,X,gren\n",
        "config.csv:12:11: colour: \"gren\" is no Colour; expected one of red, green; did you mean \"green\"?");
    check_problem("open,,X,maybe\n", "config.csv:12:9: open: \"maybe\" is no truth value; expected true or false");
    check_problem("rate,,X,fast\n", "config.csv:12:9: rate: \"fast\" is not a number; expected a number");
    check_problem(
        "title,,X,<null>\n",
        "config.csv:12:10: title: null can't be expressed here; expected a text; a std::optional parameter takes null");
    check_problem("marks[0],,X,<null>\n", "config.csv:12:13: marks: null can't be expressed here; expected a whole "
                                          "number; a std::optional parameter takes null");
    check_problem(
        "marks[3],,X,9\n",
        "config.csv:12:1: the legal request base.csv@legal has 3 elements in marks; expected a list with that element");
    check_problem(
        "more[each],,X,9\n",
        "config.csv:12:1: the legal request base.csv@legal has 0 elements in more; expected a list with that element");
    check_problem("owner.name[0],,X,9\n",
                  "config.csv:12:1: owner.name is no list, so it has no elements; expected the attribute without [ ]");
    check_problem(
        "owner.age,,X,10\n",
        "config.csv:12:14: owner.age = \"10\" is legal by the declared domain of owner.age; expected an illegal value");
}

BOOST_AUTO_TEST_CASE(of_one_number_are_one_value_however_it_is_written) {
    check_problem(
        "rate,,X,1.250\n",
        "config.csv:12:9: the same value twice: rate = \"1.250\"; expected each value once; the first: config.csv:8:8");
    check_problem("rate,,X,0.50\n", "config.csv:12:9: rate = \"0.50\" is the legal request's own value "
                                    "(base.csv@legal); expected an illegal value");
}

BOOST_AUTO_TEST_CASE(need_a_place_in_the_legal_request) {
    const std::string without = base.substr(0, base.find("guest.name"));
    const auto problems = problems_of(planned_shapes("", without), "");
    const std::vector<std::string> expected = {"config.csv:10:25: the legal request has nothing at guest.name",
                                               "config.csv:11:23: the legal request has nothing at guest.age"};
    BOOST_TEST(problems == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
