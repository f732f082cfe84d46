#include "offbeat/method.hpp"

#include "arguments.hpp"

namespace offbeat {

std::vector<TestMethod>& test_methods() {
    static std::vector<TestMethod> all;
    return all;
}

std::vector<ConfigurationMethod>& configuration_methods() {
    static std::vector<ConfigurationMethod> all;
    return all;
}

std::vector<ClassAnnotation>& class_annotations() {
    static std::vector<ClassAnnotation> all;
    return all;
}

std::unique_ptr<TestClass> TestMethod::create() const {
    return std::unique_ptr<TestClass>(ops.test_class->create());
}

std::vector<ParameterType> TestMethod::parameters() const {
    std::vector<ParameterType> types;
    for (int i = 0; i < ops.arity; ++i) types.push_back(detail::describe(ops.parameters[i].ops()));
    return types;
}

void TestMethod::invoke(TestClass& instance, const Row& row) const {
    const detail::Arguments arguments(*this, row);
    ops.call(instance, arguments.addresses());
}

void TestMethod::check(const Row& row) const {
    const detail::Arguments arguments(*this, row);
}

namespace detail {

template const ParameterOps& parameter_ops<bool>();
template const ParameterOps& parameter_ops<int>();
template const ParameterOps& parameter_ops<unsigned>();
template const ParameterOps& parameter_ops<long>();
template const ParameterOps& parameter_ops<unsigned long>();
template const ParameterOps& parameter_ops<double>();
template const ParameterOps& parameter_ops<std::string>();
template const ParameterOps& parameter_ops<std::vector<std::string>>();
template const ParameterOps& parameter_ops<std::optional<std::string>>();

ParameterType describe(const ParameterOps& ops) {
    if (ops.describe != nullptr) return ops.describe();
    ParameterType type{ops.name(), ops.id};
    if (ops.schema != nullptr) type.schema = std::make_shared<Schema>(ops.schema());
    return type;
}

bool add_method(const MethodOps& ops, const Test& annotation, const char* name, const char* file, int line) {
    test_methods().push_back({ops.test_class->name(), name, annotation, {file, line}, ops});
    return true;
}

bool add_class(const ClassOps& ops, const Test& annotation, const char* file, int line) {
    class_annotations().push_back({&ops, annotation, {file, line}});
    return true;
}

bool add_configuration(const MethodOps& ops, const Configuration& annotation, const char* name, const char* file,
                       int line) {
    configuration_methods().push_back({ops.test_class->name(), name, annotation, {file, line}, ops});
    return true;
}

std::string method_name(std::string_view pretty_function) {
    // g++ and clang both end in `Method = &bank::TransferTest::testSum]`, g++ with more behind a semicolon.
    const std::size_t begin = pretty_function.find("Method = ");
    std::string_view name = pretty_function.substr(begin, pretty_function.find_first_of(";]", begin) - begin);
    // Behind the last scope, since clang calls one of them `(anonymous namespace)`.
    name = name.substr(name.rfind(':') + 1);
    return std::string(name.substr(0, name.find('(')));
}

}  // namespace detail
}  // namespace offbeat
