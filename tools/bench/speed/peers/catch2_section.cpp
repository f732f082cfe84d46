// Catch2: a section a row, so that reports tell the rows apart.
#include "../rows/rows.hpp"

#include <catch2/catch.hpp>

namespace {
const auto rows = bench::rows();
}

TEST_CASE("length") {
    const auto& row = GENERATE(from_range(rows.begin(), rows.end()));
    DYNAMIC_SECTION("row " << row.id) {
        CHECK(bench::told(row) == bench::real(row));
    }
}
