#pragma once

#include <string>
#include <vector>

namespace house {

/// Without the blanks and backticks around it.
std::string trimmed_cell(std::string text);

/// The cells of a line of a Markdown table, trimmed.
std::vector<std::string> cells_of(const std::string& line);

}  // namespace house
