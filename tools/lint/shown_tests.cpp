#include "rules.hpp"
#include "tables.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace house {

namespace {

constexpr const char* table = "framework/docs/testng.md";

/// The test suites that there are.
std::set<std::string> suites_of(const Repository& repository) {
    constexpr std::string_view begin = "BOOST_AUTO_TEST_SUITE(";
    std::set<std::string> suites;
    for (const auto& file : repository.files) {
        if (!file.path.ends_with("_test.cpp")) continue;
        std::ifstream in(repository.root / file.path);
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with(begin))
                suites.insert(line.substr(begin.size(), line.find_first_of("),") - begin.size()));
        }
    }
    return suites;
}

bool says_how(std::string_view cell) {
    return cell.starts_with("same") || cell.starts_with("better") || cell.starts_with("left out: ");
}

}  // namespace

void check_shown_tests(const Repository& repository, Findings& findings) {
    std::ifstream in(repository.root / table);
    if (!in) return;
    const auto suites = suites_of(repository);
    bool shows = false;  // within a table whose last column names tests
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto cells = line.starts_with('|') ? cells_of(line) : std::vector<std::string>();
        if (cells.size() < 2) {
            shows = false;
            continue;
        }
        if (cells.back() == "shown by") {
            shows = true;
            continue;
        }
        if (!shows || cells.back().starts_with("---")) continue;
        if (!says_how(cells[1]))
            findings.push_back({table, number, "says neither \"same\" nor \"better\" nor \"left out: \" and why"});
        if (cells.back() == "–") {
            if (!cells[1].starts_with("left out: "))
                findings.push_back({table, number, "what is there names the test that shows it"});
            continue;
        }
        std::istringstream names(cells.back());
        for (std::string name; std::getline(names, name, ',');) {
            name = trimmed_cell(name);
            if (name != "b2 parity" && !suites.contains(name))
                findings.push_back({table, number, "there is no test suite " + name});
        }
    }
}

}  // namespace house
