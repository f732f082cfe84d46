// Before- and after-methods. One instance serves all rows, as with TestNG, so members live from row to row.

#include "offbeat/test.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <vector>

class ConfigurationTest : public offbeat::TestBase<ConfigurationTest> {
public:
    OFFBEAT_CONFIG(openStore, .when = offbeat::beforeClass)
    void openStore() { store_.emplace(); }

    OFFBEAT_CONFIG(addSample, .when = offbeat::beforeMethod)
    void addSample() { store_->push_back(42); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { store_->clear(); }

    OFFBEAT_CONFIG(closeStore, .when = offbeat::afterClass)
    void closeStore() { store_.reset(); }

    OFFBEAT_TEST(testOne, .groups = {"examples"})
    void testOne() { BOOST_TEST(store_->size() == 1U); }

    OFFBEAT_TEST(testAnother, .groups = {"examples"})
    void testAnother() { BOOST_TEST(store_->front() == 42); }

private:
    std::optional<std::vector<int>> store_;
};
