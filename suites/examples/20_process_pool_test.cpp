// Rows of one method in two processes at once, each with an instance of the class; together they may take ten seconds.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <boost/describe.hpp>

#include <string>
#include <vector>

namespace {

struct City {
    std::string city;
};
BOOST_DESCRIBE_STRUCT(City, (), (city))

OFFBEAT_PROVIDER("cities", [] { return std::vector<City>{{"Hangzhou"}, {"Suzhou"}, {"Nanjing"}, {"Wuxi"}}; });

}  // namespace

class ProcessPoolTest : public offbeat::TestBase<ProcessPoolTest> {
public:
    OFFBEAT_TEST(testCity, .dataProvider = "cities", .groups = {"examples"}, .parameters = {"city"},
                 .invocationTimeOut = 10'000, .threadPoolSize = 2)
    void testCity(const std::string& city) { OFFBEAT_CHECK(!city.empty()); }
};
