#include "suite/parameters.hpp"

#include "boost_test.hpp"
#include "offbeat/error.hpp"
#include "offbeat/suite_parameter.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat {
namespace suite {
namespace {

Parameters& overrides() {
    static Parameters all;
    return all;
}

}  // namespace

void override_parameters(const std::vector<std::string>& texts) {
    overrides().clear();
    for (const auto& text : texts) {
        const std::size_t at = text.find('=');
        if (at == 0 || at == std::string::npos)
            throw Error("--param=" + utf8::visible(text) + " has no " + (at == 0 ? "name" : "value") +
                        "; expected --param=NAME=VALUE, such as --param=browser=firefox");
        overrides()[text.substr(0, at)] = text.substr(at + 1);
    }
}

Parameters parameters_of(const TestMethod& test) {
    Parameters all = overrides();
    if (test.scope != nullptr) all.insert(test.scope->parameters.begin(), test.scope->parameters.end());
    return all;
}

}  // namespace suite

std::optional<std::string> suite_parameter(std::string_view name) {
    const TestMethod* const test = running_test();
    if (const auto given = suite::overrides().find(name); given != suite::overrides().end()) return given->second;
    if (test == nullptr || test->scope == nullptr) return std::nullopt;
    const auto found = test->scope->parameters.find(name);
    return found == test->scope->parameters.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace offbeat
