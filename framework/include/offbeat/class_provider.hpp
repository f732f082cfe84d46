#pragma once

/// Data providers of a test class, as TestNG's @DataProvider methods are. A method's `.dataProvider` is looked for in
/// its own class, then in its base classes, the nearest first, and then among those that are registered for all
/// (OFFBEAT_PROVIDER). Each class may have one of a name, and a derived class's stands before its base's, also for test
/// methods that it inherits.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <memory>
#include <string>
#include <vector>

namespace offbeat {

/// The provider that a method means by a name. \throws SetupError with the nearest name, its classes' ones among them
const DataProvider& provider_for(const TestMethod& test, const std::string& name);

/// Names that a class has twice.
std::vector<Problem> clashes_of_class_providers();

namespace detail {
bool add_class_provider(const ClassOps& ops, const char* name, std::shared_ptr<const DataProvider> provider,
                        const char* file, int line);
}

}  // namespace offbeat

/// Registers a data provider of the test class in whose body it stands; what it is made of is what OFFBEAT_PROVIDER
/// takes, and may be a static member that stands below it:
///
///     OFFBEAT_CLASS_PROVIDER("amounts", amounts)
///     static std::vector<int> amounts() { return {1, 10, 100}; }
// The thing is named in a function's body, where the class is complete.
#define OFFBEAT_CLASS_PROVIDER(name, ...) OFFBEAT_CLASS_PROVIDER_(OFFBEAT_UNIQUE(provider_), name, __VA_ARGS__)
#define OFFBEAT_CLASS_PROVIDER_(id, name, ...)                                                                         \
    OFFBEAT_CHECK_SELF_(id)                                                                                            \
    static bool OFFBEAT_JOIN(offbeat_add_, id)() {                                                                     \
        return ::offbeat::detail::add_class_provider(::offbeat::detail::class_ops<self_type>, name,                    \
                                                     ::offbeat::make_provider(__VA_ARGS__), __FILE__, __LINE__);       \
    }                                                                                                                  \
    static inline const bool OFFBEAT_JOIN(offbeat_added_, id) = OFFBEAT_JOIN(offbeat_add_, id)();
