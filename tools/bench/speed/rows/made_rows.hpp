#pragma once

#include <string>
#include <vector>

namespace bench {

/// A made row: a number, a length, and the text that has it.
struct Row {
    int id = 0;
    int length = 0;
    std::string text = {};
};

/// The length that the row tells, and the one that its text has: what every assertion compares.
inline int told(const Row& row) {
    return row.length;
}
inline int real(const Row& row) {
    return static_cast<int>(row.text.size());
}

/// Row number i, of 12 to 24 characters: 9 of 13 texts don't fit into a string without an allocation.
/// \param wrong whether it tells a wrong length
Row made_row(int i, bool wrong);

/// $BENCH_N of them, as a user of the peers has them before the tests begin; wrong ones where $BENCH_FAIL is 1.
std::vector<Row> rows();

}  // namespace bench
