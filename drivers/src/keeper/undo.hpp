#pragma once

#include "offbeat/keeper/keeper.hpp"

#include <string>

namespace offbeat::keeper {

/// The word of an undo that says for how many milliseconds what it takes back may appear yet.
inline constexpr const char* patience = "patience";

/// Which are taken back before which: containers before the networks that they hang on and the folders that they write
/// to. Those of one turn don't wait for each other, but for the same thing's own.
int turn_of(const Undo& undo);
/// The container, network or folder that it is about.
std::string thing_of(const Undo& undo);

/// Whether it is about a thing that was made, and not one that was broken.
bool removes(const Undo& undo);

/// Takes one thing back. \throws Error where it can't, or where nobody knows how
void undo(const Undo& undo);

/// The same, told as what became of it.
Healed try_to_undo(const std::string& run, const Undo& entry);

}  // namespace offbeat::keeper
