#include "report/matrix.hpp"

#include "report/wording.hpp"

#include <algorithm>

namespace offbeat::report {
namespace {

constexpr std::size_t most_classes = 40;  // a label that differs from row to row must not grow the page
constexpr std::size_t most_others = 100;
constexpr std::size_t most_ids = 50;
constexpr const char* null_request = "(null request)";

/// The index of what is meant: `fundAccounts[0]`, `owner.name`, `validFrom|validTo` belong to the attribute they begin
/// with.
std::size_t dimension_of(std::string_view target, const std::vector<Matrix::Line>& lines, std::size_t dimensions) {
    std::size_t found = lines.size();
    std::size_t longest = 0;
    for (std::size_t i = 0; i < dimensions; ++i) {
        const std::string& name = lines[i].name;
        if (target.substr(0, name.size()) != name || (found < lines.size() && name.size() <= longest)) continue;
        const bool whole = target.size() == name.size();
        if (!whole && std::string_view("[.|").find(target[name.size()]) == std::string_view::npos) continue;
        found = i;
        longest = name.size();
    }
    return found;
}

}  // namespace

Matrix::Matrix(const std::vector<std::string>& dimensions) : dimensions_(dimensions.size()) {
    for (const auto& name : dimensions) lines_.push_back({name, true});
    lines_.push_back({null_request, false});
}

std::size_t Matrix::line_of(std::string_view target) {
    if (target == "(request)") return dimensions_;
    const std::size_t dimension = dimension_of(target, lines_, dimensions_);
    if (dimension < lines_.size()) return dimension;
    const auto others = lines_.begin() + static_cast<std::ptrdiff_t>(dimensions_);
    const auto place_of = [&](const std::string& name) {
        const auto same = [&](const Line& line) { return line.name == name; };
        return static_cast<std::size_t>(std::find_if(others, lines_.end(), same) - lines_.begin());
    };
    std::string name = target.empty() ? "(no target)" : cut(target, 100);
    std::size_t at = place_of(name);
    if (at == lines_.size() && lines_.size() - dimensions_ >= most_others) {
        name = "(other targets)";
        at = place_of(name);
    }
    if (at == lines_.size()) lines_.push_back({std::move(name), false});
    return at;
}

std::size_t Matrix::class_of(std::string_view label) {
    // Most rows have one of a few.
    for (std::size_t i = 0; !label.empty() && i < classes_.size(); ++i)
        if (classes_[i] == label) return i;
    std::string name = label.empty() ? "(no class)" : cut(label, 100);
    auto found = std::find(classes_.begin(), classes_.end(), name);
    if (found == classes_.end() && classes_.size() >= most_classes) {
        name = "(other classes)";
        found = std::find(classes_.begin(), classes_.end(), name);
    }
    const auto at = static_cast<std::size_t>(found - classes_.begin());
    if (found == classes_.end()) classes_.push_back(std::move(name));
    return at;
}

Matrix::Place Matrix::count(const Row& row, Status status) {
    ++total_;
    const std::string *target = nullptr, *kind = nullptr, *outcome = nullptr;
    for (const auto& [name, value] : row.labels) {
        const std::string** const told = name == "target"    ? &target
                                         : name == "class"   ? &kind
                                         : name == "outcome" ? &outcome
                                                             : nullptr;
        if (told != nullptr && *told == nullptr) *told = &value;
    }
    const auto text = [](const std::string* label) { return label == nullptr ? std::string_view() : *label; };
    const std::size_t column = class_of(text(kind));
    Line& line = lines_[line_of(text(target))];
    auto& cells = line.cells;
    if (cells.size() <= column) cells.resize(column + 1);
    Cell& cell = cells[column];
    cell.counts.count(status);
    if (text(outcome) == "accepted") ++cell.accepted;
    if (text(outcome) == "wrong reason") ++cell.wrong_reason;
    if (cell.cases.size() < most_ids) {
        cell.cases.push_back({cut(row.id, 200), status});
    } else {
        ++cell.more;
    }
    return {line.name, classes_[column]};
}

std::vector<const Matrix::Line*> Matrix::lines() const {
    std::vector<const Line*> all;
    for (const auto& line : lines_) all.push_back(&line);
    return all;
}

std::uint64_t Matrix::null_requests() const {
    return total_of(lines_[dimensions_]).reported();
}

Summary total_of(const Matrix::Line& line) {
    Summary sum;
    for (const auto& cell : line.cells) add(sum, cell.counts);
    return sum;
}

void add(Summary& sum, const Summary& part) {
    sum.passed += part.passed;
    sum.failed += part.failed;
    sum.broken += part.broken;
    sum.skipped += part.skipped;
    sum.not_configured += part.not_configured;
    sum.flaky += part.flaky;
    sum.known_bug += part.known_bug;
}

}  // namespace offbeat::report
