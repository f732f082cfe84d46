// A row that waits until the file that PAGE_DOOR names is there, so that a page can be looked at in the middle of a run.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace {

std::vector<offbeat::Row> steps() {
    std::vector<offbeat::Row> rows;
    for (const char* id : {"ONE", "TWO", "WAITS", "FOUR"}) {
        offbeat::Row row;
        row.id = id;
        row.parameters = {{"step", offbeat::Value::of_text(id)}};
        rows.push_back(row);
    }
    return rows;
}
OFFBEAT_PROVIDER("steps", steps);

class WaitsTest : public offbeat::TestBase<WaitsTest> {
public:
    OFFBEAT_TEST(isPatient, .dataProvider = "steps", .groups = {"patience"}, .parameters = {"step"})
    void isPatient(const std::string& step) {
        const char* door = std::getenv("PAGE_DOOR");
        if (step != "WAITS" || door == nullptr) return;
        while (!std::filesystem::exists(door)) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
};

}  // namespace
