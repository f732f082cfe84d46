// doctest: a SUBCASE a row, as its documentation has value-parameterised tests. The case is entered again for each.
#include "../rows/rows.hpp"

#include <doctest/doctest.h>

namespace {
const auto rows = bench::rows();
}

TEST_CASE("length") {
    const bench::Row* chosen = nullptr;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        SUBCASE(("row " + std::to_string(i)).c_str()) {
            chosen = &rows[i];
        }
    }
    if (chosen == nullptr) return;
    CHECK(bench::told(*chosen) == bench::real(*chosen));
}
