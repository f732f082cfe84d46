#include "scenario.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>

namespace parity {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::vector<std::string> cells_of(const std::string& line) {
    // With a blank before and behind it, or the line's end: `||` is an operator.
    std::vector<std::string> cells;
    std::string::size_type begin = 0;
    for (auto bar = line.find(" |"); bar != std::string::npos; bar = line.find(" |", bar + 1)) {
        if (bar + 2 < line.size() && line[bar + 2] != ' ') continue;
        cells.push_back(trimmed(line.substr(begin, bar - begin)));
        begin = bar + 2;
    }
    cells.push_back(trimmed(line.substr(begin)));
    return cells;
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::vector<Line> lines_in(const std::string& text) {
    std::istringstream in(text);
    std::vector<Line> lines;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (!trimmed(line).empty() && line.front() != '#') lines.push_back({number, line});
    }
    return lines;
}

std::vector<Scenario> scenarios_in(const std::string& text) {
    std::vector<Scenario> all;
    std::set<std::string> names;
    for (const auto& [number, line] : lines_in(text)) {
        auto cells = cells_of(line);
        const auto wrong = [at = number](const std::string& what) {
            return std::runtime_error("scenarios.txt:" + std::to_string(at) + ": " + what);
        };
        if (cells.size() > 5 || cells.size() < 2)
            throw wrong(std::to_string(cells.size()) + " cells; expected name | classes | TestNG | Offbeat | stated");
        cells.resize(5);
        if (!names.insert(cells[0]).second) throw wrong("a second scenario of this name");
        std::ranges::replace(cells[1], ',', ' ');
        all.push_back({cells[0], words_of(cells[1]), words_of(cells[2]), words_of(cells[3]), words_of(cells[4])});
    }
    return all;
}

}  // namespace parity
