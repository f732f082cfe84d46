#pragma once

#include "merge/part.hpp"
#include "merge/verdicts.hpp"

#include <string>
#include <vector>

namespace offbeat::merge {

/// Something that doesn't add up, told as a row of its own.
struct Trouble {
    std::string row;  ///< its id
    std::string text;
};

/// What is wrong with the parts before their rows are read. \param shards how many there should be
std::vector<Trouble> trouble_with(const std::vector<Part>& parts, unsigned shards);

/// Adds what is wrong with what they reported. Rows of methods that stream and have no verdict are added to `planned`.
void find_trouble(std::vector<Part>& parts, const Verdicts& verdicts, std::uint64_t& planned,
                  std::vector<Trouble>& troubles);

}  // namespace offbeat::merge
