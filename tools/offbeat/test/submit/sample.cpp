// Rows that take their time and write down where they ran, for shards of them.

#include <offbeat/assert.hpp>
#include <offbeat/option.hpp>
#include <offbeat/provider.hpp>
#include <offbeat/test.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <vector>

namespace {

const offbeat::Option count{"count", "300", "how many rows there are"};
const offbeat::Option pace{"pace", "0", "milliseconds that a row takes"};
const offbeat::Option failing{"failing", "", "the row that fails"};
const offbeat::Option notes{"notes", "/dev/null", "a file to which each row writes `ID NODE ATTEMPT` as it begins"};

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "-" : value;
}

std::vector<offbeat::Row> numbered() {
    std::vector<offbeat::Row> rows(static_cast<std::size_t>(std::stoi(count.value())));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].id = "row_" + std::to_string(i);
        rows[i].parameters.push_back({"id", offbeat::Value::of_text(rows[i].id)});
    }
    return rows;
}
OFFBEAT_PROVIDER("numbered", numbered);

class SpreadTest : public offbeat::TestBase<SpreadTest> {
public:
    OFFBEAT_TEST(testSpread, .dataProvider = "numbered", .parameters = {"id"})
    void testSpread(const std::string& id) {
        std::ofstream(notes.value(), std::ios::app)
            << id + ' ' + environment("SLURMD_NODENAME") + ' ' + environment("SLURM_RESTART_COUNT") + '\n';
        std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(pace.value())));
        offbeat::check(id != failing.value(), "this one was to fail");
    }
};

}  // namespace
