#pragma once

#include "offbeat/keeper/keeper.hpp"

namespace offbeat::keeper {

/// Takes one thing back. \throws Error where it can't, or where nobody knows how
void undo(const Undo& undo);

}  // namespace offbeat::keeper
