#include "offbeat/class_provider.hpp"

#include "derives.hpp"

#include <algorithm>
#include <deque>

namespace offbeat {
namespace {

using Providers = Registry<std::shared_ptr<const DataProvider>>;

struct ClassProviders {
    const std::type_info* test_class;
    Providers providers{"data provider"};
};

std::deque<ClassProviders>& all_of_classes() {
    static std::deque<ClassProviders> all;
    return all;
}

/// Those of a method's class and of its bases, the nearest first.
std::vector<const ClassProviders*> of_classes(const TestMethod& test) {
    std::vector<const ClassProviders*> found;
    if (test.ops.test_class == nullptr) return found;
    for (const auto& one : all_of_classes()) {
        if (is_or_derives_from(*test.ops.test_class->id, *one.test_class)) found.push_back(&one);
    }
    std::ranges::sort(found, [](const auto* one, const auto* other) {
        return *one->test_class != *other->test_class && is_or_derives_from(*one->test_class, *other->test_class);
    });
    return found;
}

}  // namespace

const DataProvider& provider_for(const TestMethod& test, const std::string& name) {
    std::vector<std::string> known;
    const auto find_in = [&](const Providers& some) -> const DataProvider* {
        if (const auto* entry = some.find(name)) return entry->thing.get();
        for (auto& other : some.names()) known.push_back(std::move(other));
        return nullptr;
    };
    for (const auto* of_class : of_classes(test)) {
        if (const auto* provider = find_in(of_class->providers)) return *provider;
    }
    if (const auto* provider = find_in(providers())) return *provider;
    throw SetupError({test.where, "no data provider \"" + name + '"', {}, did_you_mean(name, known)});
}

std::vector<Problem> clashes_of_class_providers() {
    std::vector<Problem> clashes;
    for (const auto& one : all_of_classes()) {
        clashes.insert(clashes.end(), one.providers.clashes().begin(), one.providers.clashes().end());
    }
    return clashes;
}

namespace detail {

bool add_class_provider(const ClassOps& ops, const char* name, std::shared_ptr<const DataProvider> provider,
                        const char* file, int line) {
    auto& all = all_of_classes();
    auto of_class = std::ranges::find_if(all, [&](const auto& one) { return *one.test_class == *ops.id; });
    if (of_class == all.end()) of_class = all.insert(all.end(), {ops.id});
    return of_class->providers.add(name, std::move(provider), file, line);
}

}  // namespace detail
}  // namespace offbeat
