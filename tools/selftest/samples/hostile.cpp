// Rows whose texts break careless reports: as parameters, in a failure's message and in an exception's text.

#include "hostile.hpp"

#include "providers.hpp"

#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <vector>

namespace {

std::vector<offbeat::Row> hostile() {
    std::vector<offbeat::Row> rows;
    for (const auto& text : hostile_texts()) {
        rows.push_back(text_row("row_" + std::to_string(rows.size()), text));
        rows.back().labels.push_back({"class", text.substr(0, 100)});
    }
    return rows;
}
OFFBEAT_PROVIDER("hostile", hostile);

class HostileTest : public offbeat::TestBase<HostileTest> {
public:
    OFFBEAT_TEST(fails, .dataProvider = "hostile", .parameters = {"text"})
    void fails(const std::string& text) { BOOST_TEST(false, "message " << text); }

    OFFBEAT_TEST(throws, .dataProvider = "hostile", .parameters = {"text"})
    void throws(const std::string& text) { throw std::runtime_error("thrown " + text); }
};

}  // namespace
