#pragma once

#include "support/planned.hpp"

#include <boost/describe.hpp>

#include <chrono>

namespace offbeat::test {

BOOST_DEFINE_ENUM_CLASS(Kind, guest, staff)

struct Home {
    std::string city;
    std::optional<int> zip;
};
BOOST_DESCRIBE_STRUCT(Home, (), (city, zip))

struct Visit {
    std::string name;
    Home home;
    std::vector<std::string> tags;
    Kind kind;
    std::chrono::milliseconds wait;
    bool open;
    double rate;
};
BOOST_DESCRIBE_STRUCT(Visit, (), (name, home, tags, kind, wait, open, rate))

/// Remembers what its methods were called with.
class CsvNormalTest : public TestClass {
public:
    void testTransfer(const std::string& from, int amount, const std::optional<std::string>& note);
    void testVisit(const Visit& visit);

    static std::vector<std::string> calls;
};

/// The plan of testTransfer (from, amount=10, note) with this driver.
PlannedMethod planned_transfer(const std::string& driver, std::size_t row_bound = 10000);
/// The plan of testVisit, which takes a struct.
PlannedMethod planned_visit(const std::string& driver);

}  // namespace offbeat::test
