#pragma once

#include "offbeat/plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace offbeat {

/// Test methods in the order in which they run, and what each waits for.
struct Order {
    std::vector<const TestMethod*> methods;  ///< those of one class stand together
    std::map<const TestMethod*, std::vector<Dependency>> upstream;
};

/// Classes in order of registration, their methods by priority and then as declared; but what others depend on comes
/// before them.
/// \param problems gets dependencies on what isn't there, and those that go round in a circle
Order order_of(const std::vector<TestMethod>& tests, const Arrangement& arrangement,
               std::vector<std::string>& problems);

/// The same once rows are known: methods also come behind those whose rows their own rows name. Where that can't be, as
/// it was. \param rows by method, the methods that its rows name
std::vector<const TestMethod*> behind_rows(const Order& order,
                                           const std::map<const TestMethod*, std::vector<const TestMethod*>>& rows);

/// Brings a method's rows into their order: by priority, and else as the arrangement has it. Those that name others of
/// their own method stay as they were provided.
void arrange(PlannedMethod& method, const Arrangement& arrangement);

}  // namespace offbeat
