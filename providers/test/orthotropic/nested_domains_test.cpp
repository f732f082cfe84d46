// The domains that a nested struct declares for itself.

#include "offbeat/error.hpp"
#include "orthotropic/declared.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

struct Validity {
    std::string kind;
    std::optional<std::string> from, to;
    bool operator==(const Validity&) const = default;
};
BOOST_DESCRIBE_STRUCT(Validity, (), (kind, from, to))

struct Shop {
    std::string name;
    Validity open;
};
BOOST_DESCRIBE_STRUCT(Shop, (), (name, open))

struct Nest {
    std::string pid;
    Shop shop;
    std::optional<Validity> extra;
    std::vector<Validity> many;
};
BOOST_DESCRIBE_STRUCT(Nest, (), (pid, shop, extra, many))

struct Doubled {
    Validity open;
};
BOOST_DESCRIBE_STRUCT(Doubled, (), (open))

}  // namespace

template <>
struct offbeat::Domains<Validity> {
    static std::vector<Domain> declare() {
        return {domain(&Validity::kind).required().max_length(4),
                domain(&Validity::to).time("yyyy-MM-dd").after("from").given_when("kind", "SPAN")};
    }
};
template <>
struct offbeat::Domains<Nest> {
    static std::vector<Domain> declare() { return {domain(&Nest::pid).required(), Domain("shop.name").max_length(8)}; }
};
template <>
struct offbeat::Domains<Doubled> {
    static std::vector<Domain> declare() { return {Domain("open.kind").max_length(5)}; }
};

BOOST_AUTO_TEST_SUITE(nested_domains)

BOOST_AUTO_TEST_CASE(are_collected_through_structs_and_optionals) {
    const RequestTypeOf<Nest> type;
    std::vector<std::string> names;
    for (const auto& domain : type.domains) names.push_back(domain.attribute);
    const std::vector<std::string> expected = {"pid",          "shop.name",  "shop.open.kind",
                                               "shop.open.to", "extra.kind", "extra.to"};
    BOOST_TEST(names == expected, boost::test_tools::per_element());
    const Domain* to = type.domain_of("shop.open.to");
    BOOST_REQUIRE(to != nullptr);
    BOOST_TEST(to->later_than == "shop.open.from");
    BOOST_TEST(to->only_when->first == "shop.open.kind");
    BOOST_TEST(to->only_when->second == "SPAN");
    BOOST_TEST(type.domain_of("extra.to")->later_than == "extra.from");
    BOOST_CHECK_NO_THROW(orthotropic::check_declared(type, {}));
}

BOOST_AUTO_TEST_CASE(are_declared_in_one_place) {
    BOOST_CHECK_THROW(orthotropic::check_declared(RequestTypeOf<Doubled>(), {}), SetupError);
}

BOOST_AUTO_TEST_SUITE_END()
