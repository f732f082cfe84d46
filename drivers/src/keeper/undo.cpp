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

struct Undoer {
    void (*run)(const Undo&);
    int turn;
    const char* thing;  ///< which of the words names it
    bool removes = false;
};

const Undoer* undoer_of(const Undo& undo) {
    static const std::map<std::string, Undoer> all = {
        {"start-container", {of_docker, 0, "container"}},    {"unpause-container", {of_docker, 0, "container"}},
        {"connect-network", {of_docker, 0, "container"}},    {"remove-container", {of_docker, 0, "container", true}},
        {"remove-network", {of_docker, 1, "network", true}}, {"remove-folder", {remove_folder, 1, "folder", true}},
    };
    const auto found = all.find(undo.what);
    return found == all.end() ? nullptr : &found->second;
}

}  // namespace

int turn_of(const Undo& undo) {
    const auto* undoer = undoer_of(undo);
    return undoer == nullptr ? 0 : undoer->turn;
}

std::string thing_of(const Undo& undo) {
    const auto* undoer = undoer_of(undo);
    if (undoer == nullptr || !undo.with.contains(undoer->thing)) return {};
    return undo.with.at(undoer->thing);
}

bool removes(const Undo& undo) {
    const auto* undoer = undoer_of(undo);
    return undoer != nullptr && undoer->removes;
}

void undo(const Undo& undo) {
    const auto* undoer = undoer_of(undo);
    if (undoer == nullptr) throw Error("nobody knows how to undo " + undo.what);
    undoer->run(undo);
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
