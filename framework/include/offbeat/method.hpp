#pragma once

#include "offbeat/annotation.hpp"
#include "offbeat/convert.hpp"
#include "offbeat/registration.hpp"
#include "offbeat/row.hpp"
#include "offbeat/test_class.hpp"

#include <memory>
#include <string>
#include <typeinfo>
#include <vector>

namespace offbeat {

/// Where a suite file has a method; known to the framework only.
struct SuiteScope;

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

namespace detail {
ParameterType describe(const ParameterOps& ops);
}

/// A parameter's type as the plan and the providers see it.
template <class T>
ParameterType parameter_type() {
    return detail::describe(detail::parameter_ops<T>());
}

/// One annotated method.
struct TestMethod {
    std::string class_name;
    std::string name;
    Test annotation;
    Location where;              ///< the annotation
    detail::MethodOps ops = {};  ///< stands for the types that only its registration knew
    /// Where a suite file has it, which may have it several times, in a copy each; null: there is none.
    std::shared_ptr<const SuiteScope> scope = {};

    /// An instance of its class.
    [[nodiscard]] std::unique_ptr<TestClass> create() const;
    [[nodiscard]] std::vector<ParameterType> parameters() const;
    /// Calls the method with the row's arguments. \throws SetupError when an argument doesn't fit, and what it throws.
    void invoke(TestClass& instance, const Row& row) const;
    /// Converts the arguments and calls nothing. \throws SetupError
    void check(const Row& row) const;
};

/// A before- or after-method.
struct ConfigurationMethod {
    std::string class_name;
    std::string name;
    Configuration annotation;
    Location where;
    detail::MethodOps ops = {};

    void invoke(TestClass& instance) const { ops.call(instance, nullptr); }
};

/// What OFFBEAT_CLASS says.
struct ClassAnnotation {
    const detail::ClassOps* ops;
    Test annotation;
    Location where;
};

/// All annotated classes of the program, in order of registration.
std::vector<ClassAnnotation>& class_annotations();

/// All annotated methods of the program, in order of registration.
std::vector<TestMethod>& test_methods();
std::vector<ConfigurationMethod>& configuration_methods();

}  // namespace offbeat
