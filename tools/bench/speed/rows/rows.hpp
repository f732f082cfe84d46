#pragma once

// The rows that the peers are fed with: compiled with BENCH_CSV from a CSV file, else made.

#ifdef BENCH_CSV
#include "csv_rows.hpp"
#else
#include "made_rows.hpp"
#endif

#include <ostream>

namespace bench {

// How frameworks print a row, and tell it from another.
inline std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << '{' << row.id << ", " << row.length << ", " << row.text << '}';
}
inline bool operator==(const Row& a, const Row& b) {
    return a.id == b.id && a.text == b.text;
}

}  // namespace bench
