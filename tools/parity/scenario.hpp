#pragma once

#include <string>
#include <vector>

namespace parity {

/// A line of scenarios.txt.
struct Scenario {
    std::string name;
    std::vector<std::string> classes;  ///< on both sides
    std::vector<std::string> testng;   ///< words of its command line
    std::vector<std::string> offbeat;
    std::vector<std::string> stated;  ///< sides of which it is known that they tell no rows
};

/// Of a text with ` | ` between its cells, a line each; `#` begins a comment line.
/// \throws std::runtime_error with the line's number
std::vector<Scenario> scenarios_in(const std::string& text);

/// The cells of such a line, without blanks around them.
std::vector<std::string> cells_of(const std::string& line);

/// A text's words, between blanks.
std::vector<std::string> words_of(const std::string& text);

/// A text's lines that are neither empty nor comments, each with its number.
struct Line {
    int number;
    std::string text;
};
std::vector<Line> lines_in(const std::string& text);

}  // namespace parity
