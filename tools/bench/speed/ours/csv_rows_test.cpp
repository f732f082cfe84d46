// Ours: one method, fed by the CSV file of eight columns that its own name and --testres lead to.

#include "../rows/csv_rows.hpp"

#include <offbeat/test.hpp>

#include <boost/describe.hpp>

namespace bench {

BOOST_DESCRIBE_STRUCT(Row, (), (id, length, text, name, city, amount, date, note))

}  // namespace bench

namespace {

class CsvRowsTest : public offbeat::TestBase<CsvRowsTest> {
public:
    OFFBEAT_TEST(length)
    void length(const bench::Row& row) { OFFBEAT_CHECK(bench::told(row) == bench::real(row)); }
};

}  // namespace
