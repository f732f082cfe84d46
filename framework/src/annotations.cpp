#include "annotations.hpp"

#include "derives.hpp"
#include "listeners.hpp"

#include <algorithm>
#include <iterator>

namespace offbeat {
namespace {

bool operator==(const Names& one, const Names& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
}

/// What a method leaves as it is by default, its class says.
template <class Key>
void take_over(Key& own, const Key& of_class, const Key& by_default) {
    if (own == by_default) own = of_class;
}

void merge(Test& own, const Test& of_class) {
    const Test none;
    Names groups = of_class.groups;
    for (const auto group : own.groups) {
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.add(group);
    }
    own.groups = groups;
    take_over(own.dataProvider, of_class.dataProvider, none.dataProvider);
    take_over(own.description, of_class.description, none.description);
    take_over(own.enabled, of_class.enabled, none.enabled);
    take_over(own.priority, of_class.priority, none.priority);
    take_over(own.driver, of_class.driver, none.driver);
    take_over(own.timeOut, of_class.timeOut, none.timeOut);
    take_over(own.dependsOnMethods, of_class.dependsOnMethods, none.dependsOnMethods);
    take_over(own.dependsOnGroups, of_class.dependsOnGroups, none.dependsOnGroups);
    take_over(own.dependsOnRows, of_class.dependsOnRows, none.dependsOnRows);
    take_over(own.alwaysRun, of_class.alwaysRun, none.alwaysRun);
    take_over(own.ignoreMissingDependencies, of_class.ignoreMissingDependencies, none.ignoreMissingDependencies);
    if (own.expectedExceptions.size == 0) own.expectedExceptions = of_class.expectedExceptions;
    take_over(own.expectedExceptionsMessageRegExp, of_class.expectedExceptionsMessageRegExp,
              none.expectedExceptionsMessageRegExp);
    take_over(own.invocationCount, of_class.invocationCount, none.invocationCount);
    take_over(own.skipFailedInvocations, of_class.skipFailedInvocations, none.skipFailedInvocations);
    take_over(own.successPercentage, of_class.successPercentage, none.successPercentage);
    take_over(own.retries, of_class.retries, none.retries);
    take_over(own.retryDelay, of_class.retryDelay, none.retryDelay);
    take_over(own.retryAnalyzer, of_class.retryAnalyzer, none.retryAnalyzer);
    take_over(own.allowEmpty, of_class.allowEmpty, none.allowEmpty);
    take_over(own.invocationTimeOut, of_class.invocationTimeOut, none.invocationTimeOut);
    take_over(own.threadPoolSize, of_class.threadPoolSize, none.threadPoolSize);
    for (const auto& attribute : of_class.attributes) own.attributes.add_missing(attribute);
}

/// The nearest class first: what it says, its bases don't.
void take_class_defaults(TestMethod& method) {
    auto classes = class_annotations();
    std::erase_if(classes, [&](const ClassAnnotation& one) {
        return !is_or_derives_from(*method.ops.test_class->id, *one.ops->id);
    });
    std::ranges::stable_sort(classes, [](const ClassAnnotation& one, const ClassAnnotation& other) {
        return *one.ops->id != *other.ops->id && is_or_derives_from(*one.ops->id, *other.ops->id);
    });
    for (const auto& one : classes) merge(method.annotation, one.annotation);
}

/// All classes that any annotation names and that can be made, in order of registration.
std::vector<const detail::ClassOps*> known_classes() {
    std::vector<const detail::ClassOps*> classes;
    const auto add = [&](const detail::ClassOps* one) {
        const bool known = std::ranges::any_of(classes, [&](const auto* other) { return *other->id == *one->id; });
        if (!known && one->create != nullptr) classes.push_back(one);
    };
    for (const auto& method : test_methods()) add(method.ops.test_class);
    for (const auto& method : configuration_methods()) add(method.ops.test_class);
    for (const auto& one : class_annotations()) add(one.ops);
    return classes;
}

/// A class's own methods, behind those of its bases that it has none of the same name for.
std::vector<TestMethod> with_inherited() {
    const auto& all = test_methods();
    std::vector<TestMethod> methods;
    for (const auto* of : known_classes()) {
        const auto is_own = [&](const TestMethod& method) { return *method.ops.test_class->id == *of->id; };
        for (const TestMethod& method : all) {
            if (is_own(method) || !is_or_derives_from(*of->id, *method.ops.test_class->id)) continue;
            const bool overridden = std::ranges::any_of(all, [&](const TestMethod& other) {
                return other.name == method.name && *other.ops.test_class->id != *method.ops.test_class->id &&
                       is_or_derives_from(*of->id, *other.ops.test_class->id) &&
                       is_or_derives_from(*other.ops.test_class->id, *method.ops.test_class->id);
            });
            if (overridden) continue;
            TestMethod& inherited = methods.emplace_back(method);
            inherited.class_name = of->name();
            inherited.ops.test_class = of;
        }
        std::ranges::copy_if(all, std::back_inserter(methods), is_own);
    }
    return methods;
}

}  // namespace

std::vector<std::string> problems_of_bases() {
    std::vector<std::string> problems;
    const auto classes = known_classes();
    for (const TestMethod& method : test_methods()) {
        const auto* const base = method.ops.test_class;
        if (base->create != nullptr) continue;
        if (std::ranges::any_of(classes, [&](const auto* one) { return is_or_derives_from(*one->id, *base->id); }))
            continue;
        problems.push_back(to_string(Problem{method.where,
                                             method.class_name + '.' + method.name +
                                                 " stands in an abstract class, and nobody knows one derived from it",
                                             "OFFBEAT_CLASS(), or another annotation, in the derived class"}));
    }
    return problems;
}

std::vector<TestMethod> annotated_methods() {
    std::vector<TestMethod> methods = with_inherited();
    for (TestMethod& method : methods) {
        try {
            if (!class_annotations().empty()) take_class_defaults(method);
            for (auto* transformer : all_of<AnnotationTransformer>()) transformer->transform(method, method.annotation);
        } catch (const char* too_many) {  // names in what else stops the compilation
            throw SetupError({method.where, method.class_name + '.' + method.name + ": " + too_many});
        }
    }
    return methods;
}

}  // namespace offbeat
