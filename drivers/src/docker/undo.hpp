#pragma once

#include "offbeat/docker/engine.hpp"
#include "offbeat/keeper/keeper.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace offbeat::docker {

/// The label of all that a run made; its value is the run's id.
inline constexpr const char* run_label = "offbeat.run";

// What takes back each thing that is done to an engine, to be written down before it is done. Which engine is part of
// it.

/// \param container id or name. \param patience so long it is looked for where it isn't there: the engine may be busy
/// making it, for a program that is dead by now
keeper::Undo undo_container(const Engine& engine, const std::string& container,
                            std::chrono::milliseconds patience = {});
keeper::Undo undo_network(const Engine& engine, const std::string& network, std::chrono::milliseconds patience = {});
keeper::Undo undo_stop(const Engine& engine, const std::string& container);
keeper::Undo undo_pause(const Engine& engine, const std::string& container);
keeper::Undo undo_disconnect(const Engine& engine, const std::string& container, const Attachment& attachment);

/// Does one of these: `remove-container`, `remove-network`, `start-container`, `unpause-container`, `connect-network`.
/// May be done twice, and does nothing where what it is about is gone.
/// \returns false where it is none of these. \throws Error where it can't be done
bool undo(const keeper::Undo& what);

/// What a run that isn't alive left in the engine, and what removes it; containers stand before networks.
struct Leftover {
    std::string run;
    keeper::Undo undo;
};
/// Found by the label `offbeat.run` alone; nothing where no engine answers. \param alive whether a run is
std::vector<Leftover> leftovers(const std::function<bool(const std::string& run)>& alive);

}  // namespace offbeat::docker
