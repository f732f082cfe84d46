#include "rules.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>

namespace fs = std::filesystem;

namespace house {

namespace {

/// Each stands for a header and for a folder: <boost/asio.hpp> and <boost/asio/…>.
constexpr std::array expensive_libraries = {"boost/test", "boost/process",       "boost/beast",
                                            "boost/asio", "boost/property_tree", "boost/multiprecision"};
/// iostream adds a static initializer to every file; regex costs 0.5 s a file.
constexpr std::array expensive_headers = {"iostream", "regex"};

bool is_expensive(std::string_view path) {
    for (const std::string_view library : expensive_libraries) {
        if (!path.starts_with(library)) continue;
        const auto rest = path.substr(library.size());
        if (rest.starts_with('/') || rest.starts_with('.')) return true;
    }
    return std::ranges::find(expensive_headers, path) != expensive_headers.end();
}

constexpr std::array allowed_at_top = {"Jamroot", "framework", "drivers", "providers", "suites",
                                       "testres", "tools",     "LICENSE", "build",     "project-config.jam"};
constexpr std::array allowed_beginnings = {".", "README", "CHANGELOG", "CONTRIBUTING"};

bool is_allowed_at_top(std::string_view name) {
    return std::ranges::find(allowed_at_top, name) != allowed_at_top.end() ||
           std::ranges::any_of(allowed_beginnings, [&](std::string_view start) { return name.starts_with(start); });
}

}  // namespace

void check_public_headers(const Repository& repository, Findings& findings) {
    for (const auto& file : repository.files) {
        if (!file.is_public) continue;
        for (const auto& include : file.includes) {
            if (!is_expensive(include.path)) continue;
            findings.push_back({file.path, include.line,
                                "a public header includes <" + include.path +
                                    ">, which every user of it pays for; include it in a source file"});
        }
    }
}

void check_files(const Repository& repository, Findings& findings) {
    for (const auto& file : repository.files) {
        if (file.is_header && !file.has_pragma_once)
            findings.push_back({file.path, 1, "a header without #pragma once"});
        if (file.lines <= warn_above_lines) continue;
        const bool is_warning = file.lines <= fail_above_lines;
        const auto bound = is_warning ? warn_above_lines : fail_above_lines;
        findings.push_back({file.path, bound + 1,
                            std::to_string(file.lines) + " lines, more than " + std::to_string(bound) +
                                (is_warning ? ": would it be easier to live in as two?" : ": split it"),
                            is_warning});
    }
}

void check_names(const Repository& repository, Findings& findings) {
    std::map<std::string, std::string> first_of;
    for (const auto& file : repository.files) {
        if (!file.is_public) continue;
        const auto [known, is_new] = first_of.emplace(fs::path(file.path).filename().string(), file.path);
        if (!is_new) findings.push_back({file.path, 1, "has the file name of " + known->second});
    }
}

void check_top_level(const Repository& repository, Findings& findings) {
    for (const auto& name : repository.top_level) {
        if (!is_allowed_at_top(name)) findings.push_back({name, 1, "is no part of the house: move it into a room"});
    }
}

Findings check(const Repository& repository) {
    Findings findings;
    check_arrows(repository, findings);
    check_public_headers(repository, findings);
    check_test_header(repository, findings);
    check_files(repository, findings);
    check_names(repository, findings);
    check_top_level(repository, findings);
    check_shown_tests(repository, findings);
    check_inventory(repository, findings);
    return findings;
}

}  // namespace house
