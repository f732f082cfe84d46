#pragma once

#include "offbeat/location.hpp"
#include "suite/scope.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace offbeat::suite {

/// A name in the file, and where it stands.
struct Named {
    std::string name;
    Location where = {};
};

/// `<include>` of a method.
struct MethodChoice {
    Named name;  ///< or a regular expression
    std::string description = {};
    std::vector<std::uint64_t> numbers = {};         ///< invocation-numbers
    std::optional<std::set<std::string>> rows = {};  ///< our own parameter offbeat.rows
    Parameters parameters = {};
};

struct ClassChoice {
    Named name;
    std::string planned_as = {};  ///< our own parameter offbeat.class
    Parameters parameters = {};
    std::vector<MethodChoice> include = {};
    std::vector<Named> exclude = {};
};

struct PackageChoice {
    Named name;
    std::vector<Named> include = {};
    std::vector<Named> exclude = {};
};

/// `<groups>`: of a suite, a test, or both.
struct Groups {
    struct Define {
        Named name;
        std::vector<Named> include = {};
    };
    struct Dependency {
        Named group;
        std::vector<std::string> on = {};
        Location on_where = {};
    };

    std::vector<Define> defines = {};
    std::vector<Named> include = {};
    std::vector<Named> exclude = {};
    std::vector<Dependency> dependencies = {};

    [[nodiscard]] bool empty() const {
        return defines.empty() && include.empty() && exclude.empty() && dependencies.empty();
    }
    void add(const Groups& others);
};

/// What a `<test>` may say as well as its `<suite>`; nothing: it doesn't.
struct Settings {
    std::optional<bool> parallel = {};
    std::optional<unsigned> threads = {};
    std::optional<int> time_out = {};  ///< milliseconds
    std::optional<bool> skip_failed = {};
    std::optional<bool> preserve_order = {};
};

struct Test {
    Named name;
    bool enabled = true;
    Settings settings = {};
    Parameters parameters = {};
    Groups groups = {};
    std::vector<PackageChoice> packages = {};
    std::vector<ClassChoice> classes = {};
};

/// One suite file.
struct Suite {
    Named name;
    Settings settings = {};
    std::string config_failure_policy = {};  ///< skip, continue, or empty
    Parameters parameters = {};
    Groups groups = {};
    std::vector<PackageChoice> packages = {};
    std::vector<Named> listeners = {};
    std::vector<Named> gates = {};  ///< our own parameter offbeat.gate: `GROUP=PERCENT` each
    std::vector<Named> files = {};  ///< the paths of its suite-files, as they are written
    std::vector<Test> tests = {};
};

}  // namespace offbeat::suite
