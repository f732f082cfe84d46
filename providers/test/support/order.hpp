#pragma once

#include "offbeat/orthotropic/request.hpp"
#include "support/planned.hpp"

#include <boost/describe.hpp>

namespace offbeat::test {

struct Owner {
    std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (name))

/// The request of the corpus: attributes with and without a declared domain, of several types.
struct Order {
    std::optional<std::string> pid, scene;
    std::string note;  // neither optional nor declared
    int amount;
    std::optional<std::vector<std::optional<std::string>>> accounts;
    Owner owner;
    std::optional<std::string> validFrom, validTo;
};
BOOST_DESCRIBE_STRUCT(Order, (), (pid, scene, note, amount, accounts, owner, validFrom, validTo))

class OrderFuncExceptionTest : public TestClass {
public:
    void testOrder(const OrthotropicRequest<Order>&) {}
};

/// The plan of the driver `driver.csv` in a folder.
PlannedMethod planned_order(const std::string& folder, bool scaffold = false);

/// The plan of a sound driver with this config.
PlannedMethod planned_config(const std::string& config);

/// Copies the sound driver, config and base of the corpus.
void copy_sound(const std::string& folder);

}  // namespace offbeat::test

template <>
struct offbeat::Domains<offbeat::test::Order> {
    static std::vector<Domain> declare();
};
