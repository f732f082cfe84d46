#include "config_cases.hpp"

#include "config_target.hpp"
#include "evaluated.hpp"
#include "file_kind.hpp"
#include "offbeat/expression/expression.hpp"

namespace command {
namespace {

namespace csv = offbeat::csv;

std::optional<std::size_t> targets_in(const csv::Field& cell) {
    const auto targets = targets_of(cell.text);
    for (const auto& target : targets) {
        const bool depends = target.name.starts_with("type:") || target.name.ends_with("[each]");
        if (depends || !target.problem.empty()) return std::nullopt;
    }
    return targets.size();
}

std::optional<std::size_t> values_in(const csv::Table& table, const csv::TableRow& row) {
    std::size_t count = 0;
    for (const csv::Field& cell : row.last()) {
        if (cell.text.empty()) continue;
        const auto parsed = offbeat::expression::Expression::parse(cell.text, table.location_of(cell), cell.quoted);
        if (parsed.includes_type() || parsed.excluded() != nullptr) return std::nullopt;
        const Evaluated evaluated = evaluate(table, cell);
        count += evaluated.needs_request ? 1 : evaluated.values.size();
    }
    return count;
}

}  // namespace

std::optional<std::size_t> cases_of_config(const std::string& path) try {
    csv::Table table(csv::Reader(path), {.last_column_repeats = true});
    if (kind_of(table.columns()) != FileKind::config) return std::nullopt;
    std::size_t cases = 1;
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) return std::nullopt;
        const auto targets = targets_in(*row.find("target"));
        const auto values = values_in(table, row);
        if (!targets || !values) return std::nullopt;
        cases += *targets * *values;
    }
    return cases;
} catch (const offbeat::SetupError&) {
    return std::nullopt;
}

}  // namespace command
