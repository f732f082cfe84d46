#include "offbeat/error.hpp"
#include "orthotropic/declared.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

class Type final : public RequestType {
public:
    explicit Type(std::vector<Domain> declared) {
        schema.kind = Schema::Kind::object;
        schema.name = "Order";
        schema.member_names = {"pid", "amount"};
        schema.members = {schema_of<std::string>(), schema_of<int>()};
        domains = std::move(declared);
    }
    [[nodiscard]] std::shared_ptr<RowObject> make(OrthotropicCase) const override { return nullptr; }
    [[nodiscard]] Value canonical(const Value& request) const override { return request; }
};

std::string refusal_of(Domain declared) {
    try {
        orthotropic::check_declared(Type({std::move(declared)}), {"suite.cpp", 7});
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
    return "none";
}

const std::string begin = "suite.cpp:7: the domains of Order: ";

}  // namespace

BOOST_AUTO_TEST_SUITE(declared_domains)

BOOST_AUTO_TEST_CASE(that_can_be_read_are_taken) {
    BOOST_TEST(refusal_of(Domain("pid").pattern("[A-Z]+").given_when("amount", "1").after("amount")) == "none");
    BOOST_TEST(refusal_of(Domain("amount").integer("-1", "12345678901234567890")) == "none");
}

BOOST_AUTO_TEST_CASE(name_attributes_that_are_there) {
    BOOST_TEST(refusal_of(Domain("pidd")) ==
               begin + "are declared for \"pidd\", which Order hasn't; did you mean \"pid\"?");
    BOOST_TEST(refusal_of(Domain("pid").after("amuont")) ==
               begin + "pid is later than \"amuont\", which Order hasn't; did you mean \"amount\"?");
    BOOST_TEST(refusal_of(Domain("pid").given_when("x", "1")) ==
               begin + "pid depends on \"x\", which Order hasn't; known: pid, amount");
    BOOST_CHECK_THROW(orthotropic::check_declared(Type({Domain("pid"), Domain("pid")}), {}), SetupError);
}

BOOST_AUTO_TEST_CASE(hold_bounds_and_patterns_that_mean_something) {
    BOOST_TEST(refusal_of(Domain("amount").integer("1", "five")) ==
               begin + "amount is bounded by \"five\"; expected a decimal number");
    BOOST_TEST(refusal_of(Domain("pid").pattern("[A-Z")) ==
               begin + "pid's pattern \"[A-Z\": missing ]: [A-Z; expected RE2's syntax");
    BOOST_TEST(refusal_of(Domain("pid").each(element().pattern("("))) ==
               begin + "pid's element's pattern \"(\": missing ): (; expected RE2's syntax");
}

BOOST_AUTO_TEST_SUITE_END()
