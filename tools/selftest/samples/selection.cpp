// Rows to select by what they hold, and one that fails as long as a file says so.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <string>
#include <unistd.h>
#include <vector>

namespace {

const offbeat::Option broken{"broken-while", "", "rows of SelectedTest of 5 and more fail while this file is there"};

std::vector<offbeat::Row> amounts() {
    std::vector<offbeat::Row> rows;
    for (int i = 1; i <= 6; ++i) {
        rows.push_back(text_row("ROW_" + std::to_string(i), std::to_string(i)));
        rows.back().labels.push_back({"target", i % 2 == 0 ? "even" : "odd"});
        rows.back().groups = {i > 3 ? "large" : "small"};
    }
    return rows;
}
OFFBEAT_PROVIDER("amounts_1_to_6", amounts);

class SelectedTest : public offbeat::TestBase<SelectedTest> {
public:
    OFFBEAT_TEST(testAmounts, .dataProvider = "amounts_1_to_6", .groups = {"selected"}, .parameters = {"text"})
    void testAmounts(const std::string& text) {
        if (std::stoi(text) >= 5 && ::access(broken.value().c_str(), F_OK) == 0) offbeat::fail("while the file is there");
    }
};

}  // namespace
