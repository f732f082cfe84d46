// zip: the first rows of all providers as one row, then the second ones. Where one has more rows than another, that is
// told as a bad row.

#include "offbeat/combine.hpp"
#include "offbeat/test.hpp"

#include <boost/describe.hpp>

#include <string>
#include <vector>

namespace {

struct Country {
    std::string country;
};
BOOST_DESCRIBE_STRUCT(Country, (), (country))

struct Prefix {
    int prefix = 0;
};
BOOST_DESCRIBE_STRUCT(Prefix, (), (prefix))

OFFBEAT_PROVIDER("countries", [] { return std::vector<Country>{{"China"}, {"Japan"}, {"Denmark"}}; });
OFFBEAT_PROVIDER("prefixes", [] { return std::vector<Prefix>{{86}, {81}, {45}}; });
OFFBEAT_PROVIDER("countries with prefixes", offbeat::zip({"countries", "prefixes"}));

}  // namespace

class ZipTest : public offbeat::TestBase<ZipTest> {
public:
    OFFBEAT_TEST(testPrefix, .dataProvider = "countries with prefixes", .groups = {"examples"},
                 .parameters = {"country", "prefix"})
    void testPrefix(const std::string& country, int prefix) { OFFBEAT_CHECK((country == "Denmark") == (prefix == 45)); }
};
