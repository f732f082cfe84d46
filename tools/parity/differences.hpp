#pragma once

#include "told.hpp"

#include <string>
#include <vector>

namespace parity {

/// A line of differences.txt: what is meant to differ.
struct Intended {
    std::string scenario, what, testng, offbeat, reason;
    int line = 0;
    bool seen = false;
};

/// Of a text with a scenario's name in brackets and, below it, `what | TestNG | Offbeat | reason`; `#2-4` stands for
/// three rows, and a reason `"` for the one above. \throws std::runtime_error with the line's number
std::vector<Intended> differences_in(const std::string& text);

enum class Kind { same, intended, unexpected };

/// One thing that both sides were asked for.
struct Compared {
    Kind kind = Kind::same;
    std::string what, testng, offbeat, reason;
};

/// Compares all that either side told of a scenario, and marks the differences that were seen. JUnit XML is compared
/// where TestNG was told to write one.
std::vector<Compared> compare(const std::string& scenario, const Told& testng, const Told& offbeat,
                              std::vector<Intended>& intended);

}  // namespace parity
