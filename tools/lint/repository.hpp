#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace house {

/// One `#include` line: where it stands and what it names, without its brackets or quotes.
struct Include {
    int line = 0;
    std::string path;
    bool quoted = false;
};

/// A source or header, as far as the rules look at it.
struct SourceFile {
    std::string path;  ///< From the root, with slashes.
    std::string room;  ///< The first part of `path`.
    int lines = 0;
    bool is_header = false;
    bool is_public = false;  ///< It stands in an `include` folder.
    bool has_pragma_once = false;
    std::vector<Include> includes;
};

/// What the rules are applied to.
struct Repository {
    std::filesystem::path root;
    std::vector<std::string> top_level;  ///< Names, sorted.
    std::vector<SourceFile> files;       ///< Of all rooms, sorted by path.
    /// What follows `include/` in a public header's path -> that header's room. Where two rooms share a spelling the
    /// first in order stands here; the rule about names reports the other.
    std::map<std::string, std::string> public_headers;
};

/// The rooms that hold code. testres holds data only and isn't read.
extern const std::vector<std::string> rooms;

/// Reads the tree. Throws std::runtime_error when the root isn't a folder or a file can't be read.
Repository read_repository(const std::filesystem::path& root);

}  // namespace house
