#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

class PostageTest : public offbeat::TestBase<PostageTest> {
public:
    OFFBEAT_TEST(testPrice, .parameters = {"weight", "country", "price"})
    void testPrice(int weight, const std::optional<std::string>& country, double price) {
        const double per_kilo = country.has_value() ? 2.5 : 1.5;
        BOOST_TEST(weight * per_kilo == price);
    }

    OFFBEAT_TEST(testNothing)
    void testNothing() { BOOST_TEST(true); }
};
