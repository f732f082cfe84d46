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
/// method, doesn't compile. Classes derived from its own have the method too, as with TestNG; an abstract class has it
/// for them alone. Of a derived class that annotates nothing else, OFFBEAT_CLASS() tells.
// The member pointer is formed in a function's body, where the class is complete: so the method may follow.
#define OFFBEAT_TEST(method, ...)                                                                                      \
    OFFBEAT_CHECK_SELF_(method)                                                                                        \
    static bool offbeat_add_##method() {                                                                               \
        constexpr auto member = &self_type::method;                                                                    \
        static_assert(::offbeat::detail::Signature<std::remove_cv_t<decltype(member)>>::is_method,                     \
                      #method " must be a member function that returns void");                                         \
        OFFBEAT_KEYS_IN_ORDER_(static constexpr ::offbeat::Test annotation{__VA_ARGS__};)                              \
        static_assert(                                                                                                 \
            ::offbeat::detail::names_fit(::offbeat::detail::arity<decltype(member)>, annotation.parameters.size()),    \
            "name the column of each parameter of " #method ": .parameters = {\"…\", \"…\"}");                         \
        return ::offbeat::detail::add_method(::offbeat::detail::method_ops<member, self_type>(), annotation, #method,  \
                                             __FILE__, __LINE__);                                                      \
    }                                                                                                                  \
    static inline const bool offbeat_added_##method = offbeat_add_##method();

/// Annotates a class: what its methods and those of classes derived from it don't say themselves. Groups and attributes
/// add up.
///
///     OFFBEAT_CLASS(.groups = {"funcExp"}, .timeOut = 500)
#define OFFBEAT_CLASS(...)                                                                                             \
    OFFBEAT_CHECK_SELF_(class_)                                                                                        \
    static bool offbeat_add_class_() {                                                                                 \
        OFFBEAT_KEYS_IN_ORDER_(static constexpr ::offbeat::Test annotation{__VA_ARGS__};)                              \
        static_assert(annotation.parameters.size() == 0, "parameters are a method's own");                             \
        return ::offbeat::detail::add_class(::offbeat::detail::class_ops<self_type>, annotation, __FILE__, __LINE__);  \
    }                                                                                                                  \
    static inline const bool offbeat_added_class_ = offbeat_add_class_();

/// Annotates a configuration method: `OFFBEAT_CONFIG(openAccounts, .when = offbeat::beforeMethod)`.
#define OFFBEAT_CONFIG(method, ...)                                                                                    \
    OFFBEAT_CHECK_SELF_(method)                                                                                        \
    static bool offbeat_add_##method() {                                                                               \
        constexpr auto member = &self_type::method;                                                                    \
        using Member = std::remove_cv_t<decltype(member)>;                                                             \
        static_assert(::offbeat::detail::Signature<Member>::is_method || ::offbeat::detail::is_static<Member>,         \
                      #method " must be a member function that returns void");                                         \
        OFFBEAT_KEYS_IN_ORDER_(static constexpr ::offbeat::Configuration annotation{__VA_ARGS__};)                     \
        static_assert(::offbeat::detail::arity<Member> == 0, "a configuration method takes no parameters");            \
        static_assert(::offbeat::detail::fits_when<Member>(annotation.when),                                           \
                      #method " must be static for a suite, test or groups (it runs in the program, and instances "    \
                              "are the workers'), and must not be for a class or a method");                           \
        static_assert(::offbeat::detail::names_groups(annotation), #method " is for groups: name them in .groups");    \
        return ::offbeat::detail::add_configuration(::offbeat::detail::configuration_ops<member, self_type>(),         \
                                                    annotation, #method, __FILE__, __LINE__);                          \
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
