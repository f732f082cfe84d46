#include "suite/classes.hpp"

#include "offbeat/text.hpp"
#include "suite/pattern.hpp"

#include <boost/core/demangle.hpp>

#include <algorithm>

namespace offbeat::suite {
namespace {

std::string dotted(std::string name) {
    for (std::size_t at = name.find("::"); at != std::string::npos; at = name.find("::", at)) name.replace(at, 2, ".");
    std::ranges::replace(name, '$', '.');  // Java's mark of a nested class
    return name;
}

std::string package_of(const TestMethod& test) {
    if (test.ops.test_class == nullptr) return {};
    std::string name = boost::core::demangle(test.ops.test_class->id->name());
    name.resize(std::min(name.find('<'), name.size()));
    const std::string whole = dotted(name);
    std::vector<std::string> parts;
    for (const auto& part : split(whole, '.')) {
        if (!part.starts_with('(')) parts.push_back(part);  // "(anonymous namespace)"
    }
    if (!parts.empty()) parts.pop_back();
    return join(parts, ".");
}

/// Whether a dotted name ends in whole parts of another.
bool ends_in(const std::string& name, const std::string& end) {
    return name == end || (name.ends_with(end) && name[name.size() - end.size() - 1] == '.');
}

bool is_in(const KnownClass& known, const std::string& package, bool nested) {
    if (known.package.empty()) return false;
    if (ends_in(package, known.package)) return true;
    for (std::size_t dot = known.package.find('.'); nested && dot != std::string::npos;
         dot = known.package.find('.', dot + 1)) {
        if (ends_in(package, known.package.substr(0, dot))) return true;
    }
    return false;
}

std::vector<std::string> packages_of(const std::vector<KnownClass>& classes) {
    std::vector<std::string> all;
    for (const auto& known : classes) {
        if (!known.package.empty() && std::ranges::find(all, known.package) == all.end()) all.push_back(known.package);
    }
    return all;
}

}  // namespace

std::vector<KnownClass> known_classes(const std::vector<TestMethod>& registered) {
    std::vector<KnownClass> classes;
    for (const auto& test : registered) {
        auto found = std::ranges::find(classes, test.class_name, &KnownClass::name);
        if (found == classes.end()) found = classes.insert(found, {test.class_name, package_of(test)});
        found->methods.push_back(&test);
    }
    return classes;
}

const KnownClass* find_class(const std::vector<KnownClass>& classes, const Named& name, Problems& problems) {
    const std::string wanted = dotted(name.name);
    const std::string last = wanted.substr(wanted.rfind('.') + 1);
    const auto find = [&](const auto& fits) -> const KnownClass* {
        const auto found = std::ranges::find_if(classes, fits);
        return found == classes.end() ? nullptr : &*found;
    };
    const auto is_whole = [&](const KnownClass& known) {
        return name.name == known.name || wanted == known.package + '.' + known.name;
    };
    if (const KnownClass* const whole = find(is_whole)) return whole;
    // Two classes of one name are a problem of their own, whatever their namespaces.
    if (const KnownClass* const same = find([&](const KnownClass& known) { return known.name == last; })) return same;
    std::vector<std::string> names;
    for (const auto& known : classes) names.push_back(known.name);
    problems.add({name.where, "there is no test class " + shown(name.name), {}, meant(last, names)});
    return nullptr;
}

std::vector<const KnownClass*> in_package(const std::vector<KnownClass>& classes, const PackageChoice& package,
                                          Problems& problems) {
    const auto include = patterns_of(package.include, problems);
    const auto exclude = patterns_of(package.exclude, problems);
    std::string name = dotted(package.name.name);
    const bool all = name == "*" || name == ".*";
    const bool nested = name.ends_with(".*");
    if (nested) name.resize(name.size() - 2);
    std::vector<const KnownClass*> found;
    bool any = false;
    for (const auto& known : classes) {
        if (!all && !is_in(known, name, nested)) continue;
        any = true;
        const auto is_one = [&](const std::vector<Pattern>& patterns) {
            return any_matches(patterns, known.package) || any_matches(patterns, known.package + '.' + known.name) ||
                   any_matches(patterns, known.name);
        };
        if ((include.empty() || is_one(include)) && !is_one(exclude)) found.push_back(&known);
    }
    if (!any && !package.name.name.empty()) {
        const auto known = packages_of(classes);
        problems.add({package.name.where, "no test class is in a package " + shown(package.name.name),
                      "a namespace, or .* for all classes",
                      known.empty() ? "no class is in a namespace" : meant(name, known)});
    }
    return found;
}

}  // namespace offbeat::suite
