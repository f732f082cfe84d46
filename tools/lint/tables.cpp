#include "tables.hpp"

#include <utility>

namespace house {

std::string trimmed_cell(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '`')) text.pop_back();
    while (!text.empty() && (text.front() == ' ' || text.front() == '`')) text.erase(0, 1);
    return text;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '|' && line[i - 1] != '\\') {
            cells.push_back(trimmed_cell(std::exchange(cell, {})));
        } else {
            cell += line[i];
        }
    }
    return cells;
}

}  // namespace house
