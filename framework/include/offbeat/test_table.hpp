#pragma once

#include "offbeat/registration.hpp"
#include "offbeat/test_class.hpp"

namespace offbeat {

namespace detail {

/// The method's name out of the compiler's text for a template over it: `&bank::TransferTest::testSum`.
std::string method_name(std::string_view pretty_function);

template <auto Method>
std::string method_name() {
    return method_name(__PRETTY_FUNCTION__);
}

template <auto Method, auto Other>
inline constexpr bool same_method = false;
template <auto Method>
inline constexpr bool same_method<Method, Method> = true;

template <auto... Methods>
struct AllDistinct {
    static constexpr bool value = true;
};
template <auto First, auto... Rest>
struct AllDistinct<First, Rest...> {
    static constexpr bool value = !(same_method<First, Rest> || ...) && AllDistinct<Rest...>::value;
};

}  // namespace detail

/// One line of a TestTable.
template <auto Method>
struct TableEntry {
    Test annotation;
    const char* file;
    int line;
};

/// The annotation of a method, without a macro; goes into a TestTable.
template <auto Method>
constexpr TableEntry<Method> test(const Test& annotation = {}, const char* file = __builtin_FILE(),
                                  int line = __builtin_LINE()) {
    return {annotation, file, line};
}

/// The macro-free spelling, for a class that derives from offbeat::TestClass:
///
///     const offbeat::TestTable table{
///         offbeat::test<&TransferTest::testSum>({.description = "one and one"}),
///         offbeat::test<&TransferTest::testPay>({.parameters = {"order", "amount"}}),
///     };
class TestTable {
public:
    template <auto... Methods>
    explicit TestTable(TableEntry<Methods>... entries) {
        static_assert(detail::AllDistinct<Methods...>::value, "a method stands twice in this table");
        (add(entries), ...);
    }

private:
    template <auto Method>
    static void add(const TableEntry<Method>& entry) {
        using Traits = detail::Signature<decltype(Method)>;
        static_assert(Traits::is_method, "a test method is a member function that returns void");
        detail::add_method(detail::method_ops<Method, typename Traits::Class>(), entry.annotation,
                           detail::method_name<Method>().c_str(), entry.file, entry.line);
    }
};

}  // namespace offbeat
