#pragma once

#include "offbeat/keeper/keeper.hpp"

namespace offbeat::keeper {

/// Takes one thing back. \throws Error where it can't, or where nobody knows how
void undo(const Undo& undo);

/// The same, told as what became of it.
Healed try_to_undo(const std::string& run, const Undo& entry);

}  // namespace offbeat::keeper
