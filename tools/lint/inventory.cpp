#include "rules.hpp"
#include "tables.hpp"

#include <cctype>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

namespace house {

namespace {

constexpr const char* inventory = "framework/docs/testng_inventory.txt";
constexpr const char* table = "framework/docs/testng.md";
constexpr std::string_view heading = "## ";

/// What stands in the first columns of the tables below each heading.
std::map<std::string, std::string> first_columns(std::istream& in) {
    std::map<std::string, std::string> all;
    std::string section;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(heading)) section = line.substr(heading.size());
        if (!line.starts_with('|')) continue;
        if (const auto cells = cells_of(line); !cells.empty()) all[section] += cells.front() + '\n';
    }
    return all;
}

bool is_part(char c, std::string_view also) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || also.find(c) != std::string_view::npos;
}

/// Whether it stands there by itself: `-log` doesn't in `-logger`, nor `testng.xml` in `testng.xml.validation`.
bool stands_in(const std::string& text, const std::string& entry) {
    for (auto at = text.find(entry); at != std::string::npos; at = text.find(entry, at + 1)) {
        const auto end = at + entry.size();
        if ((at == 0 || !is_part(text[at - 1], "_-.@")) && (end == text.size() || !is_part(text[end], "_-.[")))
            return true;
    }
    return false;
}

}  // namespace

void check_inventory(const Repository& repository, Findings& findings) {
    std::ifstream entries(repository.root / inventory);
    if (!entries) return;
    std::ifstream in(repository.root / table);
    const auto columns = first_columns(in);
    std::string section;
    int number = 0;
    for (std::string line; std::getline(entries, line);) {
        ++number;
        if (line.starts_with(heading)) section = line.substr(heading.size());
        if (line.starts_with('#')) continue;
        const auto column = columns.find(section);
        std::istringstream words(line);
        for (std::string entry; words >> entry;) {
            if (column == columns.end() || !stands_in(column->second, entry))
                findings.push_back({inventory, number, entry + " is in no table of \"" + section + "\" in " + table});
        }
    }
}

}  // namespace house
