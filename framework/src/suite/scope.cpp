#include "suite/scope.hpp"

namespace offbeat {

const std::string& planned_class(const TestMethod& test) {
    return test.scope == nullptr ? test.class_name : test.scope->class_name;
}

bool is_chosen(const TestMethod& test) {
    return test.scope == nullptr || test.scope->chosen;
}

Arrangement within(const Arrangement& arrangement, const std::vector<TestMethod>& tests) {
    std::map<std::string, std::string> own;
    for (const auto& test : tests) {
        if (is_chosen(test)) own.emplace(planned_class(test), test.class_name);
    }
    Arrangement translated{arrangement.seed, {}};
    for (const auto& name : arrangement.first) {
        const std::size_t slash = name.find('/');
        if (const auto found = own.find(name.substr(0, slash)); found != own.end() && slash != std::string::npos)
            translated.first.insert(found->second + name.substr(slash));
    }
    return translated;
}

void keep_first(std::vector<std::string>& problems) {
    std::set<std::string> seen;
    std::erase_if(problems, [&](const std::string& problem) { return !seen.insert(problem).second; });
}

}  // namespace offbeat
