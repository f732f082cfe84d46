// doctest: a loop with CAPTURE. One test case in every report; a failure tells the row that it captured.
#include "../rows/rows.hpp"

#include <doctest/doctest.h>

namespace {
const auto rows = bench::rows();
}

TEST_CASE("length") {
    for (const auto& row : rows) {
        CAPTURE(row.id);
        CHECK(bench::told(row) == bench::real(row));
    }
}
