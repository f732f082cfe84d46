#include "revision.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace offbeat {
namespace {

namespace fs = std::filesystem;

/// Of the file's first line, what stands behind a word that it begins with.
std::string line_behind(const fs::path& file, std::string_view word) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line.starts_with(word) ? line.substr(word.size()) : std::string();
}

bool is_hash(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    return text.size() >= 40 && text.find_first_not_of(digits) == std::string_view::npos;
}

/// Where Git keeps a work tree's own things; empty where the folder is in none.
fs::path git_folder(const fs::path& from) {
    std::error_code failed;
    for (fs::path folder = fs::absolute(from, failed).lexically_normal(); !failed; folder = folder.parent_path()) {
        const fs::path git = folder / ".git";
        std::error_code absent;
        if (fs::is_directory(git, absent)) return git;
        // A linked work tree, or a submodule.
        if (const std::string other = line_behind(git, "gitdir: "); !other.empty()) return folder / other;
        if (!folder.has_relative_path()) break;
    }
    return {};
}

std::string packed(const fs::path& file, const std::string& reference) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with(' ' + reference)) return line.substr(0, line.find(' '));
    }
    return {};
}

}  // namespace

std::string revision_of(const std::string& folder) {
    for (const char* name : {"GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "BUILDKITE_COMMIT", "CIRCLE_SHA1"}) {
        const char* const value = std::getenv(name);
        if (value != nullptr && is_hash(value)) return value;
    }
    const fs::path own = git_folder(folder);
    if (own.empty()) return {};
    const std::string reference = line_behind(own / "HEAD", "ref: ");
    std::string found = reference.empty() ? line_behind(own / "HEAD", "") : std::string();
    const std::string common = line_behind(own / "commondir", "");
    for (const fs::path& place : {own, own / common}) {
        if (found.empty()) found = line_behind(place / reference, "");
        if (found.empty()) found = packed(place / "packed-refs", reference);
    }
    return is_hash(found) ? found : std::string();
}

}  // namespace offbeat
