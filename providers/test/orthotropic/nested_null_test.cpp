// An optional nested struct that is null in one legal request and set in another of the same file.

#include "orthotropic/legal.hpp"
#include "support/planned.hpp"
#include "support/temp_dir.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

struct Home {
    std::optional<std::string> street;
};
BOOST_DESCRIBE_STRUCT(Home, (), (street))

struct Guest {
    std::optional<std::string> name;
    int age = 30;
    std::optional<Home> home;
};
BOOST_DESCRIBE_STRUCT(Guest, (), (name, age, home))

struct Visit {
    std::optional<std::string> pid;
    std::optional<Guest> guest;
};
BOOST_DESCRIBE_STRUCT(Visit, (), (pid, guest))

class VisitFuncExceptionTest : public TestClass {
public:
    void testVisit(const OrthotropicRequest<Visit>&) {}
};

struct Read {
    explicit Read(const std::string& base) {
        write_file(folder.file("base.csv"), base);
        const Inside inside(folder.path());
        requests.emplace("base.csv", Location{}, type, problems);
    }
    [[nodiscard]] Visit visit(const char* column) const { return from_value<Visit>(requests->get(column, {}).request); }
    [[nodiscard]] std::string problem() const {
        return problems.size() == 1 ? describe(problems.front()) : std::to_string(problems.size()) + " problems";
    }
    static std::string describe(const Problem& problem) { return SetupError(problem).what(); }

    TempDir folder;
    RequestTypeOf<Visit> type;
    std::vector<Problem> problems;
    std::optional<orthotropic::LegalRequests> requests;
};

}  // namespace

template <>
struct offbeat::Domains<Guest> {
    static std::vector<Domain> declare() { return {domain(&Guest::name).required().max_length(8)}; }
};

BOOST_AUTO_TEST_SUITE(nested_null)

BOOST_AUTO_TEST_CASE(in_some_columns_only) {
    const Read set_first("attribute,with,without,again\npid,A,,\nguest,,<null>,\nguest.name,Kim,,Lee\nguest.age,7,,"
                         "\nguest.home,<null>,,\nguest.home.street,,,S\n");
    BOOST_TEST(set_first.problems.empty(), set_first.problem());
    BOOST_TEST(set_first.visit("with").guest->name.value() == "Kim");
    BOOST_TEST(!set_first.visit("with").guest->home.has_value());
    BOOST_TEST(!set_first.visit("without").guest.has_value());
    BOOST_TEST(set_first.visit("without").pid.value() == "A");
    BOOST_TEST(set_first.visit("again").guest->name.value() == "Lee");
    BOOST_TEST(set_first.visit("again").guest->age == 7);
    BOOST_TEST(set_first.visit("again").guest->home->street.value() == "S");
    const Read null_first("attribute,without,with,still\npid,A,,\nguest.name,,Kim,\nguest,<null>,,\n");
    BOOST_TEST(null_first.problems.empty(), null_first.problem());
    BOOST_TEST(!null_first.visit("without").guest.has_value());
    BOOST_TEST(null_first.visit("with").guest->name.value() == "Kim");
    BOOST_TEST(null_first.visit("with").guest->age == 30);
    BOOST_TEST(!null_first.visit("still").guest.has_value());
}

BOOST_AUTO_TEST_CASE(is_not_made_by_empty_cells) {
    const Read read("attribute,without,with\npid,A,\nguest.name,,Kim\nguest.age,,\nguest.home.street,,\n");
    BOOST_TEST(read.problems.empty(), read.problem());
    BOOST_TEST(!read.visit("without").guest.has_value());
    BOOST_TEST(read.visit("with").guest.has_value());
    BOOST_TEST(!read.visit("with").guest->home.has_value());
}

BOOST_AUTO_TEST_CASE(contradicts_values_within) {
    BOOST_TEST(Read("attribute,one\npid,A\nguest,<null>\nguest.name,Kim\n").problem() ==
               "base.csv:4:12: guest.name is given, but guest is null in this legal request; expected one of both; "
               "guest: base.csv:3:7");
    BOOST_TEST(Read("attribute,one\npid,A\nguest,Kim\nguest.name,Kim\n").problem() ==
               "base.csv:3:7: guest is a nested struct: its row says only whether it is null; expected <null>, or "
               "nothing and values in the rows of its attributes");
}

BOOST_AUTO_TEST_CASE(is_a_request_to_depart_from) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), "config,base\nconfig.csv,base.csv@without\n");
    write_file(folder.file("base.csv"),
               "attribute,without,with\npid,A,\nguest.name,,Kim\nguest.age,,5\nguest.home.street,,S\n");
    write_file(folder.file("config.csv"), "target,when,expect,values\npid,,,<null>\nguest|guest.home,base.csv@with,,<"
                                          "null>\nguest.name,base.csv@with,,<null>,<len(9)>\n");
    const Inside inside(folder.path());
    const PlannedMethod method = planned<&VisitFuncExceptionTest::testVisit, VisitFuncExceptionTest>(
        "testVisit", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"},
        {folder.path(), false, 10000});
    for (const auto& problem : problems_of(method, "")) BOOST_ERROR(problem);
    BOOST_TEST(method.plan.formula == "cases = 1 + 1+1+1+2 = 6");
    const auto sent = [&](const char* id) {
        const Row* row = row_of_id(method, id);
        BOOST_REQUIRE_MESSAGE(row != nullptr, id);
        return *static_cast<TypedObject<OrthotropicRequest<Visit>>&>(*row->object).value.request();
    };
    BOOST_TEST(!sent("pid_null").guest.has_value());
    BOOST_TEST(!sent("guest_null_when_with").guest.has_value());
    BOOST_TEST(!sent("guest_home_null_when_with").guest->home.has_value());
    BOOST_TEST(sent("guest_name_null_when_with").guest->age == 5);
}

BOOST_AUTO_TEST_SUITE_END()
