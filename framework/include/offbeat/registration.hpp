#pragma once

/// What an annotation leaves behind, for the macros of test.hpp. A test class pays for this header with each of its
/// methods: what can be done without their types is done in method.cpp and arguments.cpp.

#include "offbeat/annotation.hpp"
#include "offbeat/convert.hpp"
#include "offbeat/test_class.hpp"

#include <cstddef>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace offbeat {

struct ParameterType;

/// Specialise it for a type whose provider must know more of it than its name and its columns: a static function
/// `ParameterType describe()`.
template <class T>
struct ParameterTraits {};

namespace detail {

/// A parameter's type, without the type: how its objects are made, shown to the plan and ended.
struct ParameterOps {
    const std::type_info* id;
    std::string (*name)();
    ParameterType (*describe)();  ///< what ParameterTraits says; null: there is only the name and the schema
    Schema (*schema)();           ///< null where only a provider can make it
    void (*convert)(void* storage, const Value& value);
    void (*convert_members)(void* storage, MemberValues& members);  ///< null where it isn't made member by member
    void (*destroy)(void* object);
    std::size_t size;
    std::size_t alignment;
    bool is_struct;
    bool is_optional;
    bool is_text;  ///< a std::string
};

template <class T>
void convert_into(void* storage, const Value& value) {
    ::new (storage) T(from_value<T>(value));
}
template <class T>
void convert_members_into(void* storage, MemberValues& members) {
    ::new (storage) T(Convert<T>::from_members(members));
}
template <class T>
void destroy_at(void* object) {
    static_cast<T*>(object)->~T();
}

template <class T>
constexpr ParameterOps make_parameter_ops() {
    ParameterOps ops{&typeid(T), &type_name<T>, nullptr,        nullptr,
                     nullptr,    nullptr,       nullptr,        0,
                     0,          Described<T>,  is_optional<T>, std::is_same_v<T, std::string>};
    if constexpr (requires { &ParameterTraits<T>::describe; }) ops.describe = &ParameterTraits<T>::describe;
    if constexpr (Convertible<T>) {
        ops.schema = &schema_of<T>;
        ops.convert = &convert_into<T>;
        if constexpr (MadeByMembers<T>) ops.convert_members = &convert_members_into<T>;
        ops.destroy = &destroy_at<T>;
        ops.size = sizeof(T);
        ops.alignment = alignof(T);
    }
    return ops;
}

template <class T>
const ParameterOps& parameter_ops() {
    static constexpr ParameterOps ops = make_parameter_ops<T>();
    return ops;
}
// What most parameters are is compiled once, in method.cpp.
extern template const ParameterOps& parameter_ops<bool>();
extern template const ParameterOps& parameter_ops<int>();
extern template const ParameterOps& parameter_ops<unsigned>();
extern template const ParameterOps& parameter_ops<long>();
extern template const ParameterOps& parameter_ops<unsigned long>();
extern template const ParameterOps& parameter_ops<double>();
extern template const ParameterOps& parameter_ops<std::string>();
extern template const ParameterOps& parameter_ops<std::vector<std::string>>();
extern template const ParameterOps& parameter_ops<std::optional<std::string>>();

/// A parameter of a method, without its type.
struct DeclaredParameter {
    const ParameterOps& (*ops)();
    bool may_change;  ///< whether the method may change what it is given: it takes a `T&`
};

/// A test class, without the type.
struct ClassOps {
    const std::type_info* id;
    std::string (*name)();
    TestClass* (*create)();                       ///< null of an abstract class
    bool (*has_made)(const TestClass& instance);  ///< whether it is one, or of a class derived from it
    bool runs_alone;
};

template <class Class>
TestClass* create() {
    return new Class;
}
template <class Class>
constexpr auto creator() -> TestClass* (*)() {
    if constexpr (std::is_abstract_v<Class>) {
        return nullptr;
    } else {
        return &create<Class>;
    }
}
template <class Class>
bool has_made(const TestClass& instance) {
    return dynamic_cast<const Class*>(&instance) != nullptr;
}
template <class Class>
constexpr bool runs_alone() {
    if constexpr (requires { Class::runs_alone; }) return Class::runs_alone;
    return false;  // no test class, which has a message of its own
}
template <class Class>
inline constexpr ClassOps class_ops{&typeid(Class), &type_name<Class>, creator<Class>(), &has_made<Class>,
                                    runs_alone<Class>()};

/// A method, without its type. `call` takes the addresses of its arguments.
struct MethodOps {
    const ClassOps* test_class = nullptr;
    void (*call)(TestClass& instance, void* const* arguments) = nullptr;
    const DeclaredParameter* parameters = nullptr;
    int arity = 0;
};

template <class... A>
struct Pack {};

template <class F>
struct Signature {
    static constexpr bool is_method = false;
    using Arguments = Pack<>;  // what is asked of it besides must not add to the compiler's message
    using Declared = Pack<>;
    static constexpr int arity = 0;
};
template <class C, class... A>
struct Signature<void (C::*)(A...)> {
    static constexpr bool is_method = true;
    using Class = C;
    using Arguments = Pack<std::remove_cvref_t<A>...>;
    using Declared = Pack<A...>;
    static constexpr int arity = sizeof...(A);
};
template <class C, class... A>
struct Signature<void (C::*)(A...) const> : Signature<void (C::*)(A...)> {};
template <class C, class... A>
struct Signature<void (C::*)(A...) noexcept> : Signature<void (C::*)(A...)> {};
template <class C, class... A>
struct Signature<void (C::*)(A...) const noexcept> : Signature<void (C::*)(A...)> {};

/// A static member function, as those that configure more than one class are.
template <class F>
inline constexpr bool is_static = std::is_same_v<F, void (*)()> || std::is_same_v<F, void (*)() noexcept>;

template <class F>
inline constexpr int arity = Signature<std::remove_cv_t<F>>::arity;

template <class Class>
inline constexpr bool is_test_class = std::is_base_of_v<TestClass, std::remove_cvref_t<Class>>;

template <class Self>
Self* self_of(const TestBase<Self>&);

/// Whether the class is the one that its TestBase names, or a base of it; or says itself that it is another one,
/// derived from that: `using self_type = …`.
template <class Class, class SelfType>
constexpr bool names_itself() {
    if constexpr (std::is_same_v<std::remove_cvref_t<Class>, SelfType>) {
        return true;
    } else if constexpr (requires(const Class& object) { self_of(object); }) {
        using Self = std::remove_pointer_t<decltype(self_of(std::declval<const Class&>()))>;
        return std::is_base_of_v<std::remove_cvref_t<Class>, Self>;
    } else {
        return true;  // it brings a self_type of its own
    }
}

/// A single parameter may stay unnamed (a row object); several need a column's name each.
constexpr bool names_fit(int arity, int names) {
    return names == arity || (arity == 1 && names == 0);
}

template <class... A>
struct ParameterList {
    static constexpr DeclaredParameter all[] = {
        {&parameter_ops<std::remove_cvref_t<A>>, std::is_same_v<A, std::remove_cvref_t<A>&>}...};
};
template <>
struct ParameterList<> {
    static constexpr const DeclaredParameter* all = nullptr;
};

template <auto Method, class Self, class Arguments, class Indices>
struct Caller;
template <auto Method, class Self, class... A, std::size_t... I>
struct Caller<Method, Self, Pack<A...>, std::index_sequence<I...>> {
    static void call(TestClass& instance, [[maybe_unused]] void* const* arguments) {
        (static_cast<Self&>(instance).*Method)(*static_cast<A*>(arguments[I])...);
    }
};

template <class... A>
constexpr const DeclaredParameter* declared(Pack<A...>) {
    return ParameterList<A...>::all;
}

template <auto Method, class Self>
MethodOps method_ops() {
    using Traits = Signature<std::remove_cv_t<decltype(Method)>>;
    return {&class_ops<Self>,
            &Caller<Method, Self, typename Traits::Arguments, std::make_index_sequence<Traits::arity>>::call,
            declared(typename Traits::Declared{}), Traits::arity};
}

template <auto Function>
void call_static(TestClass&, void* const*) {
    Function();
}

template <auto Method, class Self>
MethodOps configuration_ops() {
    if constexpr (is_static<std::remove_cv_t<decltype(Method)>>) {
        return {&class_ops<Self>, &call_static<Method>};
    } else {
        return method_ops<Method, Self>();
    }
}

/// Whether a configuration method is static where its annotation wants it to be, and else a member.
template <class Member>
constexpr bool fits_when(When when) {
    return is_level(when) == is_static<Member>;
}

constexpr bool names_groups(const Configuration& annotation) {
    return (annotation.when != When::beforeGroups && annotation.when != When::afterGroups) ||
           annotation.groups.size() > 0;
}

bool add_class(const ClassOps& ops, const Test& annotation, const char* file, int line);
bool add_method(const MethodOps& ops, const Test& annotation, const char* name, const char* file, int line);
bool add_configuration(const MethodOps& ops, const Configuration& annotation, const char* name, const char* file,
                       int line);

}  // namespace detail
}  // namespace offbeat
