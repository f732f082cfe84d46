// Ours: one method, fed by a provider that streams --count rows; with --wrong=yes each of them fails.

#include "../rows/made_rows.hpp"

#include <offbeat/option.hpp>
#include <offbeat/provider.hpp>
#include <offbeat/test.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace bench {

BOOST_DESCRIBE_STRUCT(Row, (), (id, length, text))

}  // namespace bench

namespace {

const offbeat::Option count{"count", "1000", "how many rows are streamed"};
const offbeat::Option wrong{"wrong", "no", "yes: each row tells a wrong length"};

OFFBEAT_PROVIDER("made", [] {
    return [i = 0, until = std::stoi(count.value()), is_wrong = wrong.value() == "yes"]() mutable {
        return i == until ? std::nullopt : std::optional(bench::made_row(i++, is_wrong));
    };
});

class MadeRowsTest : public offbeat::TestBase<MadeRowsTest> {
public:
    OFFBEAT_TEST(length, .dataProvider = "made")
    void length(const bench::Row& row) { OFFBEAT_CHECK(bench::told(row) == bench::real(row)); }
};

}  // namespace
