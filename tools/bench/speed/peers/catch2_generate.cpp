// Catch2: GENERATE over the rows. One test case in every report, whatever number of rows.
#include "../rows/rows.hpp"

#include <catch2/catch.hpp>

namespace {
const auto rows = bench::rows();
}

TEST_CASE("length") {
    const auto& row = GENERATE(from_range(rows.begin(), rows.end()));
    CHECK(bench::told(row) == bench::real(row));
}
