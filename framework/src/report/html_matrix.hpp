#pragma once

#include "report/matrix.hpp"

#include <string>

namespace offbeat::report {

/// Appends the matrix as a table, with totals, holes and its addition: `1 + 52 = 53 planned = 53 run`.
void append_matrix(std::string& out, const Matrix& matrix, const MethodPlan& plan);

/// The verdicts that occurred, each with its symbol: `✓ 2 ✗ 1`.
std::string marks(const Summary& counts);

}  // namespace offbeat::report
