#include "undo.hpp"

#include "docker_undo.hpp"
#include "home.hpp"
#include "offbeat/error.hpp"

#include <map>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;

// A folder outside of the run's own. Named so that nothing else can be meant, whatever stands in the journal.
void remove_folder(const Undo& undo) {
    const fs::path folder = undo.with.contains("folder") ? undo.with.at("folder") : "";
    if (!fs::exists(fs::symlink_status(folder))) return;
    if (!folder.filename().string().starts_with("offbeat-") || !is_own_folder(folder))
        throw Error("not a folder that Offbeat made: " + folder.string());
    fs::remove_all(folder);
}

using Undoer = void (*)(const Undo&);

const std::map<std::string, Undoer>& undoers() {
    static const std::map<std::string, Undoer> all = {
        {"remove-folder", remove_folder},   {"remove-container", docker_undo}, {"start-container", docker_undo},
        {"unpause-container", docker_undo}, {"connect-network", docker_undo},  {"remove-network", docker_undo},
    };
    return all;
}

}  // namespace

void undo(const Undo& undo) {
    const auto undoer = undoers().find(undo.what);
    if (undoer == undoers().end()) throw Error("nobody knows how to undo " + undo.what);
    undoer->second(undo);
}

}  // namespace offbeat::keeper
