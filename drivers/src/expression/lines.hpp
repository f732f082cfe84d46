#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace offbeat::expression {

/// The lines of a file, as bytes, without LF or CRLF; empty lines are left out, for <empty> says it better.
/// \param folder that the name is relative to
/// \param at where the name stands in the cell
/// \throws Mistake where there is no such file, or it is no ordinary one of up to 64 MiB
std::vector<std::string> lines_of(const std::string& folder, const std::string& name, std::size_t at);

}  // namespace offbeat::expression
