#include "differences.hpp"

#include "scenario.hpp"

#include <algorithm>
#include <stdexcept>

namespace parity {
namespace {

std::runtime_error wrong(int line, const std::string& what) {
    return std::runtime_error("differences.txt:" + std::to_string(line) + ": " + what);
}

/// `pay#2-4` as pay#2, pay#3 and pay#4.
std::vector<std::string> each_of(const std::string& what, int line) {
    const auto number = what.find('#');
    const auto dash = number == std::string::npos ? number : what.find('-', number);
    if (dash == std::string::npos) return {what};
    const int first = std::stoi(what.substr(number + 1));
    const int last = std::stoi(what.substr(dash + 1));
    if (last < first) throw wrong(line, "the last row stands before the first");
    std::vector<std::string> all;
    for (int row = first; row <= last; ++row) all.push_back(what.substr(0, number + 1) + std::to_string(row));
    return all;
}

}  // namespace

std::vector<Intended> differences_in(const std::string& text) {
    std::vector<Intended> all;
    std::string scenario;
    std::string reason;
    for (const auto& [number, line] : lines_in(text)) {
        if (line.front() == '[' && line.back() == ']') {
            scenario = line.substr(1, line.size() - 2);
            reason.clear();
            continue;
        }
        const auto cells = cells_of(line);
        if (scenario.empty() || cells.size() != 4 || cells[3].empty())
            throw wrong(number, "expected [scenario], or what | TestNG | Offbeat | reason");
        if (cells[1] == cells[2]) throw wrong(number, "no difference");
        if (cells[3] != "\"") reason = cells[3];
        if (reason.empty()) throw wrong(number, "no reason above");
        for (const auto& what : each_of(cells[0], number))
            all.push_back({scenario, what, cells[1], cells[2], reason, number});
    }
    return all;
}

std::vector<Compared> compare(const std::string& scenario, const Told& testng, const Told& offbeat,
                              std::vector<Intended>& intended) {
    std::vector<std::string> asked = testng.order();
    for (const auto& what : offbeat.order()) {
        const bool only_ours = what == "junit.xml";
        if (!only_ours && std::ranges::find(asked, what) == asked.end()) asked.push_back(what);
    }
    std::stable_partition(asked.begin(), asked.end(), [](const auto& what) { return what != "run"; });
    std::vector<Compared> all;
    for (const auto& what : asked) {
        Compared one{Kind::same, what, testng.of(what), offbeat.of(what), {}};
        if (one.testng != one.offbeat) {
            one.kind = Kind::unexpected;
            for (auto& known : intended) {
                if (known.scenario != scenario || known.what != what || known.testng != one.testng ||
                    known.offbeat != one.offbeat)
                    continue;
                known.seen = true;
                one.kind = Kind::intended;
                one.reason = known.reason;
            }
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace parity
