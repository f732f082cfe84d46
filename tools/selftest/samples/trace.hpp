#pragma once

#include <string>

/// Writes a line to the file that `--trace` names, if it does.
void trace(const std::string& what);
