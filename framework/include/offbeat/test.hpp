#pragma once

/// What a test class includes: the annotations and the base class.

#include "offbeat/assert.hpp"
#include "offbeat/check.hpp"
#include "offbeat/registration.hpp"
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
    OFFBEAT_CHECK_SELF_(method)                                                                                        \
    static bool offbeat_add_##method() {                                                                               \
        constexpr auto member = &self_type::method;                                                                    \
        static_assert(::offbeat::detail::Signature<std::remove_cv_t<decltype(member)>>::is_method,                     \
                      #method " must be a member function that returns void");                                         \
        static_assert(!std::is_abstract_v<self_type>, "a class with test methods can't be abstract");                  \
        OFFBEAT_KEYS_IN_ORDER_(static constexpr ::offbeat::Test annotation{__VA_ARGS__};)                              \
        static_assert(                                                                                                 \
            ::offbeat::detail::names_fit(::offbeat::detail::arity<decltype(member)>, annotation.parameters.size()),    \
            "name the column of each parameter of " #method ": .parameters = {\"…\", \"…\"}");                         \
        return ::offbeat::detail::add_method(::offbeat::detail::method_ops<member, self_type>(), annotation, #method,  \
                                             __FILE__, __LINE__);                                                      \
    }                                                                                                                  \
    static inline const bool offbeat_added_##method = offbeat_add_##method();

/// Annotates a configuration method: `OFFBEAT_CONFIG(openAccounts, .when = offbeat::beforeMethod)`.
#define OFFBEAT_CONFIG(method, ...)                                                                                    \
    OFFBEAT_CHECK_SELF_(method)                                                                                        \
    static bool offbeat_add_##method() {                                                                               \
        constexpr auto member = &self_type::method;                                                                    \
        static_assert(::offbeat::detail::Signature<std::remove_cv_t<decltype(member)>>::is_method,                     \
                      #method " must be a member function that returns void");                                         \
        OFFBEAT_KEYS_IN_ORDER_(static constexpr ::offbeat::Configuration annotation{__VA_ARGS__};)                     \
        static_assert(::offbeat::detail::arity<decltype(member)> == 0, "a configuration method takes no parameters");  \
        return ::offbeat::detail::add_configuration(::offbeat::detail::method_ops<member, self_type>(), annotation,    \
                                                    #method, __FILE__, __LINE__);                                      \
    }                                                                                                                  \
    static inline const bool offbeat_added_##method = offbeat_add_##method();

// A copied class whose TestBase still names the original would register the original's methods.
#define OFFBEAT_CHECK_SELF_(method)                                                                                    \
    void offbeat_check_##method() const {                                                                              \
        static_assert(::offbeat::detail::is_test_class<decltype(*this)>,                                               \
                      "the base of a test class is offbeat::TestBase<…>, with the class's own name");                  \
        static_assert(::offbeat::detail::names_itself<decltype(*this), self_type>(),                                   \
                      "the base of this class is the TestBase of another one: write TestBase<…> with its own name");   \
    }

// clang takes keys in a wrong order with a mere warning.
#ifdef __clang__
#define OFFBEAT_KEYS_IN_ORDER_(...)                                                                                    \
    _Pragma("clang diagnostic push") _Pragma("clang diagnostic error \"-Wreorder-init-list\"")                         \
        __VA_ARGS__ _Pragma("clang diagnostic pop")
#else
#define OFFBEAT_KEYS_IN_ORDER_(...) __VA_ARGS__
#endif
