// A reporter of one's own hears of all that happens in a run, and writes below the report's folder: here, slowest.txt
// with the class whose rows took longest.

#include "offbeat/reporter.hpp"
#include "offbeat/test.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <string>

namespace {

class SlowestReporter final : public offbeat::Reporter {
public:
    explicit SlowestReporter(const std::string& report_dir) : path_(report_dir + "/slowest.txt") {}

    void on(const offbeat::RowFinished& row) override { seconds_[row.method.class_name] += row.seconds; }
    void on(const offbeat::RunFinished&) override {
        const auto slowest =
            std::ranges::max_element(seconds_, {}, [](const auto& of_class) { return of_class.second; });
        if (slowest == seconds_.end()) return;
        std::ofstream(path_) << slowest->first << ": " << slowest->second << " s\n";
    }
    [[nodiscard]] bool needs_contents() const override { return false; }

private:
    std::string path_;
    std::map<std::string, double> seconds_;
};

OFFBEAT_REPORTER("slowest", [](const std::string& report_dir) -> std::unique_ptr<offbeat::Reporter> {
    return std::make_unique<SlowestReporter>(report_dir);
});

}  // namespace

class ReporterTest : public offbeat::TestBase<ReporterTest> {
public:
    OFFBEAT_TEST(testRegistered, .groups = {"examples"})
    void testRegistered() { OFFBEAT_CHECK(offbeat::reporters().find("slowest") != nullptr); }
};
