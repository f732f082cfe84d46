#include "rules.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace fs = std::filesystem;

namespace house {

namespace {

/// Whom each room may use besides itself.
const std::map<std::string, std::vector<std::string>> may_use = {
    {"framework", {}},
    {"drivers", {"framework"}},
    {"providers", {"drivers", "framework"}},
    {"suites", {"providers", "drivers", "framework"}},
    {"tools", {"providers", "drivers", "framework"}},
};

bool is_allowed(const std::string& from, const std::string& to) {
    return from == to || std::ranges::find(may_use.at(from), to) != may_use.at(from).end();
}

std::string first_part(const fs::path& path) {
    return path.empty() ? std::string() : path.begin()->string();
}

bool is_room(const std::string& name) {
    return std::ranges::find(rooms, name) != rooms.end();
}

/// Where an include's own path leads when that is outside the room it stands in, from the root or absolute.
std::optional<std::string> way_out(const Repository& repository, const SourceFile& file, const Include& include) {
    const fs::path path(include.path);
    if (path.is_absolute()) return include.path;
    // From the including file's folder, as the compiler looks first.
    const auto from_folder = (fs::path(file.path).parent_path() / path).lexically_normal();
    const bool climbs = std::ranges::any_of(path, [](const fs::path& part) { return part == ".."; });
    if (climbs && first_part(from_folder) != file.room) return from_folder.generic_string();
    // From the root, should it be an include folder: "drivers/src/…" is a room's inside by another name.
    const auto room = first_part(path);
    const bool own_folder = include.quoted && fs::exists(repository.root / from_folder);
    if (is_room(room) && room != file.room && !own_folder && fs::exists(repository.root / path)) return include.path;
    return std::nullopt;
}

}  // namespace

void check_arrows(const Repository& repository, Findings& findings) {
    for (const auto& file : repository.files) {
        for (const auto& include : file.includes) {
            if (const auto outside = way_out(repository, file, include)) {
                findings.push_back({file.path, include.line,
                                    "includes " + *outside + ", which is outside " + file.room +
                                        "/; a room is used through its public headers"});
                continue;
            }
            const auto header = repository.public_headers.find(include.path);
            if (header == repository.public_headers.end() || is_allowed(file.room, header->second)) continue;
            findings.push_back({file.path, include.line,
                                file.room + " must not use " + header->second + ": includes <" + include.path + ">"});
        }
    }
}

}  // namespace house
