#include "expression/registry.hpp"

#include <algorithm>

namespace offbeat::expression {

constinit const Registration* Registry::last = nullptr;

Registration::Registration(const char* name, Function function) noexcept
    : name_(name), function_(function), next_(Registry::last) {
    Registry::last = this;
}

const Registry& Registry::instance() {
    static const Registry registry = [] {
        register_builtin_expressions();
        return Registry();
    }();
    return registry;
}

Function Registry::find(std::string_view name) const {
    for (const Registration* at = last; at != nullptr; at = at->next_) {
        if (name == at->name_) return at->function_;
    }
    return nullptr;
}

bool Registry::clashes(std::string_view name) const {
    int found = 0;
    for (const Registration* at = last; at != nullptr; at = at->next_) found += name == at->name_ ? 1 : 0;
    return found > 1;
}

std::vector<std::string> Registry::names() const {
    std::vector<std::string> names = {"max", "min"};
    for (const Registration* at = last; at != nullptr; at = at->next_) names.emplace_back(at->name_);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::string> clashing_names() {
    const Registry& registry = Registry::instance();
    std::vector<std::string> names = registry.names();
    std::erase_if(names, [&](const std::string& name) { return !registry.clashes(name); });
    return names;
}

}  // namespace offbeat::expression
