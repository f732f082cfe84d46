#pragma once

#include <string>
#include <vector>

namespace bench {

/// A row of the CSV file of eight columns, as texts.
struct Row {
    std::string id, length, text, name, city, amount, date, note;
};

/// As in made_rows.hpp.
inline int told(const Row& row) {
    return std::stoi(row.length);
}
inline int real(const Row& row) {
    return static_cast<int>(row.text.size());
}

/// Those of the file that $BENCH_CSV names, read with what a careful user writes by hand.
/// \throws std::runtime_error where there is no such file, or it has rows of other than eight cells
std::vector<Row> rows();

}  // namespace bench
