#include "undo.hpp"

#include "docker/undo.hpp"
#include "home.hpp"
#include "offbeat/error.hpp"

#include <exception>
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

void of_docker(const Undo& undo) {
    if (!docker::undo(undo)) throw Error("the Docker client doesn't know how to undo " + undo.what);
}

using Undoer = void (*)(const Undo&);

const std::map<std::string, Undoer>& undoers() {
    static const std::map<std::string, Undoer> all = {
        {"remove-folder", remove_folder}, {"remove-container", of_docker}, {"start-container", of_docker},
        {"unpause-container", of_docker}, {"connect-network", of_docker},  {"remove-network", of_docker},
    };
    return all;
}

}  // namespace

void undo(const Undo& undo) {
    const auto undoer = undoers().find(undo.what);
    if (undoer == undoers().end()) throw Error("nobody knows how to undo " + undo.what);
    undoer->second(undo);
}

Healed try_to_undo(const std::string& run, const Undo& entry) {
    Healed healed{run, entry.what, ""};
    for (const auto& [name, value] : entry.with) healed.what += ' ' + name + '=' + value;
    try {
        undo(entry);
    } catch (const std::exception& error) {
        healed.trouble = error.what();
    }
    return healed;
}

}  // namespace offbeat::keeper
