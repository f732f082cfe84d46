#include "voucher/service/validator.hpp"

#include "voucher/service/constraint.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace voucher {
namespace {

// Levenshtein's, a row at a time.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

[[noreturn]] void throw_unknown(std::string_view name) {
    const auto table = constraint_table();
    const auto nearest = std::min_element(table.begin(), table.end(), [&](const auto& a, const auto& b) {
        return distance(name, a.name) < distance(name, b.name);
    });
    std::string message =
        "unknown constraint '" + std::string(name) + "'; did you mean '" + std::string(nearest->name) + "'? Known:";
    for (const auto& constraint : table) message += ' ' + std::string(constraint.name);
    throw std::invalid_argument(message);
}

std::size_t index_of(std::string_view name) {
    const auto table = constraint_table();
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& c) { return c.name == name; });
    if (found == table.end()) throw_unknown(name);
    return static_cast<std::size_t>(found - table.begin());
}

}  // namespace

Validator::Validator() : on_(constraint_table().size(), true) {}

Validator Validator::without(std::string_view constraint) const {
    Validator copy = *this;
    copy.on_[index_of(constraint)] = false;
    return copy;
}

bool Validator::has(std::string_view constraint) const {
    return on_[index_of(constraint)];
}

std::optional<Violation> Validator::check(const VcpCreateVoucherProductRequest* request, Store& store) const {
    static const VcpCreateVoucherProductRequest empty;
    const Subject subject{request == nullptr, request ? *request : empty, store};
    const auto table = constraint_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& constraint = table[i];
        if (!on_[i] || constraint.holds(subject)) continue;
        const std::string attribute(constraint.attribute());
        return Violation{std::string(constraint.name), std::string(constraint.code), attribute,
                         (attribute.empty() ? "" : attribute + ": ") + "expected " + std::string(constraint.expected)};
    }
    return std::nullopt;
}

std::vector<std::string> Validator::constraint_names() {
    std::vector<std::string> names;
    for (const auto& constraint : constraint_table()) names.emplace_back(constraint.name);
    return names;
}

}  // namespace voucher
