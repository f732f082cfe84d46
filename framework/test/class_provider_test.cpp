#include "offbeat/class_provider.hpp"
#include "offbeat/combine.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace offbeat;

namespace {

using Words = std::vector<std::string>;

OFFBEAT_PROVIDER("class provider shared", [] { return Words{"everybody's"}; });
OFFBEAT_PROVIDER("class provider everybody", [] { return Words{"everybody's"}; });

class FarBase : public TestBase<FarBase> {
public:
    OFFBEAT_CLASS_PROVIDER("class provider shared", shared)
    static Words shared() { return {"far base's"}; }
    OFFBEAT_CLASS_PROVIDER("far rows", [] { return Words{"far base's"}; })
    OFFBEAT_CLASS_PROVIDER("rows", [] { return Words{"far base's"}; })
    OFFBEAT_CLASS_PROVIDER("twice", concat({"rows", "class provider everybody"}))
};

class NearBase : public FarBase {
public:
    using self_type = NearBase;
    OFFBEAT_CLASS_PROVIDER("rows", ([] { return Words{"near base's", "also"}; }))
};

class Derived : public NearBase {
public:
    using self_type = Derived;

private:
    OFFBEAT_CLASS_PROVIDER("own", [](const ProviderContext& context) { return Words{context.class_name()}; })
};

class Other : public TestBase<Other> {
public:
    OFFBEAT_CLASS_PROVIDER("rows", [] { return Words{"the other's"}; })
};

template <class Class>
TestMethod method_of() {
    TestMethod method;
    method.class_name = "SumTest";
    method.name = "testSum";
    method.where = {"sum.cpp", 7};
    method.ops.test_class = &detail::class_ops<Class>;
    return method;
}

Words rows(const TestMethod& method, const std::string& name) {
    const ProviderContext context{method, "", {}, false};
    const auto source = provider_for(method, name).rows(context);
    Words all;
    for (Row row; source->next(row); row = Row{}) all.push_back(row.parameters.front().value.text);
    return all;
}

std::string problem(const TestMethod& method, const std::string& name) {
    try {
        rows(method, name);
        return "none";
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(class_providers)

BOOST_AUTO_TEST_CASE(the_nearest_class_comes_first_and_the_program_last) {
    BOOST_TEST((rows(method_of<Derived>(), "own") == Words{"SumTest"}));
    BOOST_TEST((rows(method_of<Derived>(), "rows") == Words{"near base's", "also"}));
    BOOST_TEST((rows(method_of<NearBase>(), "rows") == Words{"near base's", "also"}));
    BOOST_TEST((rows(method_of<FarBase>(), "rows") == Words{"far base's"}));
    BOOST_TEST((rows(method_of<Derived>(), "far rows") == Words{"far base's"}));
    BOOST_TEST((rows(method_of<Derived>(), "class provider shared") == Words{"far base's"}));
    BOOST_TEST((rows(method_of<Derived>(), "class provider everybody") == Words{"everybody's"}));
}

BOOST_AUTO_TEST_CASE(each_class_may_have_one_of_a_name_that_no_other_sees) {
    BOOST_TEST((rows(method_of<Other>(), "rows") == Words{"the other's"}));
    BOOST_TEST((rows(method_of<Other>(), "class provider shared") == Words{"everybody's"}));
    BOOST_TEST(clashes_of_class_providers().empty());
}

BOOST_AUTO_TEST_CASE(one_made_of_others_means_those_of_the_method_that_asks) {
    BOOST_TEST((rows(method_of<FarBase>(), "twice") == Words{"far base's", "everybody's"}));
    BOOST_TEST((rows(method_of<Derived>(), "twice") == Words{"near base's", "also", "everybody's"}));
}

BOOST_AUTO_TEST_CASE(a_miss_tells_the_nearest_name_be_it_a_base_classes) {
    BOOST_TEST(problem(method_of<Derived>(), "owm") == "sum.cpp:7: no data provider \"owm\"; did you mean \"own\"?");
    BOOST_TEST(problem(method_of<Derived>(), "fra rows") ==
               "sum.cpp:7: no data provider \"fra rows\"; did you mean \"far rows\"?");
    BOOST_TEST(problem(method_of<Derived>(), "class provider everyone").find("\"class provider everybody\"?") !=
               std::string::npos);
    BOOST_TEST(problem(method_of<Other>(), "far rows").find("did you mean \"far rows\"") == std::string::npos);
    BOOST_TEST(problem(TestMethod{}, "owm").starts_with("no data provider \"owm\""));
}

BOOST_AUTO_TEST_SUITE_END()
