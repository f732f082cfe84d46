// Catch2: GENERATE over the rows, each captured, so that a failure tells its row. One test case in every report.
#include "../rows/rows.hpp"

#include <catch2/catch.hpp>

namespace {
const auto rows = bench::rows();
}

TEST_CASE("length") {
    const auto& row = GENERATE(from_range(rows.begin(), rows.end()));
    CAPTURE(row.id);
    CHECK(bench::told(row) == bench::real(row));
}
