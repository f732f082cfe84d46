#pragma once

#include "offbeat/keeper/keeper.hpp"

#include <mutex>
#include <vector>

/// What was intended and isn't done yet.
std::vector<offbeat::keeper::Undo> intended();
