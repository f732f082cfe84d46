#pragma once

#include "offbeat/annotation.hpp"
#include "offbeat/convert.hpp"
#include "offbeat/row.hpp"
#include "offbeat/test_class.hpp"

#include <memory>
#include <typeinfo>
#include <utility>
#include <vector>

namespace offbeat {

/// What a parameter's type tells the provider that makes its objects; see ParameterTraits.
class Facet {
public:
    virtual ~Facet() = default;
};

/// A test method's parameter, as the plan and the providers see it.
struct ParameterType {
    std::string name;  ///< the type's name, for messages
    const std::type_info* id = nullptr;
    std::shared_ptr<const Schema> schema = {};  ///< how columns fill it; null where only a provider can make it
    std::shared_ptr<const Facet> facet = {};    ///< null where its provider needs to know nothing of it
};

/// Specialise it for a type whose provider must know more of it than its name.
template <class T>
struct ParameterTraits {
    static ParameterType describe() {
        ParameterType type{type_name<T>(), &typeid(T)};
        if constexpr (Convertible<T>) type.schema = std::make_shared<Schema>(schema_of<T>());
        return type;
    }
};

/// One annotated method. The function pointers stand for the types that only its registration knew.
struct TestMethod {
    std::string class_name;
    std::string name;
    Test annotation;
    Location where;  ///< the annotation
    const std::type_info* class_type = nullptr;
    std::unique_ptr<TestClass> (*create)() = nullptr;
    std::vector<ParameterType> (*parameters)() = nullptr;
    /// Calls the method with the row's arguments. \throws SetupError when an argument doesn't fit, and what it throws.
    void (*invoke)(const TestMethod&, TestClass&, const Row&) = nullptr;
    /// Converts the arguments and calls nothing. \throws SetupError
    void (*check)(const TestMethod&, const Row&) = nullptr;
};

/// A before- or after-method.
struct ConfigurationMethod {
    std::string class_name;
    std::string name;
    Configuration annotation;
    Location where;
    void (*invoke)(TestClass&) = nullptr;
};

/// All annotated methods of the program, in order of registration.
std::vector<TestMethod>& test_methods();
std::vector<ConfigurationMethod>& configuration_methods();

namespace detail {

template <class... A>
struct Pack {};

template <class F>
struct Signature {
    static constexpr bool is_method = false;
    using Arguments = Pack<>;  // what is asked of it besides must not add to the compiler's message
    static constexpr int arity = 0;
};
template <class C, class... A>
struct Signature<void (C::*)(A...)> {
    static constexpr bool is_method = true;
    using Class = C;
    using Arguments = Pack<std::remove_cvref_t<A>...>;
    static constexpr int arity = sizeof...(A);
};
template <class C, class... A>
struct Signature<void (C::*)(A...) const> : Signature<void (C::*)(A...)> {};
template <class C, class... A>
struct Signature<void (C::*)(A...) noexcept> : Signature<void (C::*)(A...)> {};
template <class C, class... A>
struct Signature<void (C::*)(A...) const noexcept> : Signature<void (C::*)(A...)> {};

template <class F>
inline constexpr int arity = Signature<std::remove_cv_t<F>>::arity;

template <class Class>
inline constexpr bool is_test_class = std::is_base_of_v<TestClass, std::remove_cvref_t<Class>>;

template <class Self>
Self* self_of(const TestBase<Self>&);

/// Whether the class is the one that its TestBase names, or a base of it.
template <class Class>
constexpr bool names_itself() {
    if constexpr (requires(const Class& object) { self_of(object); }) {
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

/// The value that fills parameter `index`, and its place: a column's, or a struct's of the columns `name.member`.
/// \param optional whether a struct of which nothing is given is none at all
const Parameter& named_argument(const TestMethod& method, const Row& row, int index, bool optional, Parameter& storage);
/// The parameters whose names begin with `prefix` as one object; a dotted column name reaches into a nested struct.
Value all_arguments(const Row& row, const std::string& prefix);
/// \param given null where the parameter is the whole row
[[noreturn]] void refuse_argument(const TestMethod& method, const Row& row, const NotConvertible& wrong,
                                  const Parameter* given);
[[noreturn]] void refuse_object(const TestMethod& method, const Row& row, const std::string& wanted);

/// One argument: a reference to the row's object, or a value converted from its columns.
template <class T>
class Argument {
public:
    Argument(const TestMethod& method, const Row& row, int index, int arity) {
        if (row.object != nullptr && row.object->type() == typeid(T)) {
            object_ = &static_cast<TypedObject<T>&>(*row.object).value;
            return;
        }
        if constexpr (Convertible<T>) {
            const bool whole_row = arity == 1 && method.annotation.parameters.size() == 0 && Described<T>;
            Parameter storage;
            const Parameter* given = whole_row ? nullptr : &named_argument(method, row, index, is_optional<T>, storage);
            try {
                converted_.emplace(from_value<T>(whole_row ? all_arguments(row, "") : given->value));
            } catch (const NotConvertible& wrong) {
                refuse_argument(method, row, wrong, given);
            }
            object_ = &*converted_;
        } else {
            refuse_object(method, row, type_name<T>());
        }
    }

    [[nodiscard]] T& get() { return *object_; }

private:
    T* object_ = nullptr;
    std::optional<T> converted_;
};

template <auto Method, class Self>
struct Binding {
    using Traits = Signature<decltype(Method)>;

    static std::unique_ptr<TestClass> create() { return std::make_unique<Self>(); }

    static std::vector<ParameterType> parameters() { return parameters(typename Traits::Arguments{}); }

    static void invoke(const TestMethod& method, TestClass& instance, const Row& row) {
        with_arguments(method, row, typename Traits::Arguments{},
                       [&](auto&... arguments) { (static_cast<Self&>(instance).*Method)(arguments.get()...); });
    }

    static void check(const TestMethod& method, const Row& row) {
        with_arguments(method, row, typename Traits::Arguments{}, [](auto&...) {});
    }

private:
    template <class... A>
    static std::vector<ParameterType> parameters(Pack<A...>) {
        return {ParameterTraits<A>::describe()...};
    }

    template <class... A, class Call>
    static void with_arguments(const TestMethod& method, const Row& row, Pack<A...>, Call call) {
        with_indices<A...>(method, row, call, std::make_integer_sequence<int, sizeof...(A)>{});
    }

    template <class... A, class Call, int... I>
    static void with_indices([[maybe_unused]] const TestMethod& method, [[maybe_unused]] const Row& row, Call call,
                             std::integer_sequence<int, I...>) {
        InOrder{call, Argument<A>(method, row, I, sizeof...(A))...};
    }

    /// Braces make the arguments from left to right with every compiler, so that the first wrong one is told.
    struct InOrder {
        template <class Call, class... A>
        explicit InOrder(Call& call, A&&... arguments) {
            call(arguments...);
        }
    };
};

template <auto Method, class Self>
bool add_method(const Test& annotation, const char* name, const char* file, int line) {
    using Bound = Binding<Method, Self>;
    test_methods().push_back({type_name<Self>(),
                              name,
                              annotation,
                              {file, line},
                              &typeid(Self),
                              &Bound::create,
                              &Bound::parameters,
                              &Bound::invoke,
                              &Bound::check});
    return true;
}

template <auto Method, class Self>
bool add_configuration(const Configuration& annotation, const char* name, const char* file, int line) {
    configuration_methods().push_back({type_name<Self>(), name, annotation, {file, line}, [](TestClass& instance) {
                                           (static_cast<Self&>(instance).*Method)();
                                       }});
    return true;
}

}  // namespace detail
}  // namespace offbeat
