#pragma once

/// What a test class includes: the annotations and the base class.

#include "offbeat/assert.hpp"
#include "offbeat/method.hpp"
#include "offbeat/test_class.hpp"

/// Annotates the member function of that name, which stands below it:
///
///     OFFBEAT_TEST(testTransfer, .groups = {"normal"}, .parameters = {"from", "to", "amount"})
///     void testTransfer(const std::string& from, const std::string& to, int amount) { … }
///
/// The keys are those of offbeat::Test, in its order. A wrong name, key or type, or a second annotation of one
/// method, doesn't compile.
// The member pointer is formed in a function's body, where the class is complete: so the method may follow.
#define OFFBEAT_TEST(method, ...)                                                                                      \
    static bool offbeat_add_##method() {                                                                               \
        static constexpr ::offbeat::Test annotation{__VA_ARGS__};                                                      \
        static_assert(::offbeat::detail::names_fit(                                                                    \
                          ::offbeat::detail::Signature<decltype(&self_type::method)>::arity,                           \
                          annotation.parameters.size()),                                                               \
                      "name the column of each parameter of " #method ": .parameters = {\"…\", \"…\"}");               \
        return ::offbeat::detail::add_method<&self_type::method, self_type>(annotation, #method, __FILE__, __LINE__);  \
    }                                                                                                                  \
    static inline const bool offbeat_added_##method = offbeat_add_##method();

/// Annotates a configuration method: `OFFBEAT_CONFIG(openAccounts, .when = offbeat::beforeMethod)`.
#define OFFBEAT_CONFIG(method, ...)                                                                                    \
    static bool offbeat_add_##method() {                                                                               \
        static constexpr ::offbeat::Configuration annotation{__VA_ARGS__};                                             \
        static_assert(::offbeat::detail::Signature<decltype(&self_type::method)>::arity == 0,                          \
                      "a configuration method takes no parameters");                                                   \
        return ::offbeat::detail::add_configuration<&self_type::method, self_type>(annotation, #method, __FILE__,      \
                                                                                   __LINE__);                         \
    }                                                                                                                  \
    static inline const bool offbeat_added_##method = offbeat_add_##method();
