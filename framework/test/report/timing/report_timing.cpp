// What a passing row costs in each reporter: `report_timing [rows] [directory]`.
#include "offbeat/builtin_reporters.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace offbeat;

namespace {

/// Microseconds a row, by the clock and of the processor: on a shared machine only the second can be compared.
struct Cost {
    double wall;
    double processor;
};

Cost cost_of_a_row(Reporter& reporter, const std::string& dir, std::size_t rows) {
    MethodPlan plan;
    plan.class_name = "ManyRowsTest";
    plan.method = "testMany";
    plan.provider = "csv";
    plan.rows = rows;
    Row row;
    row.description = "an order that is accepted";
    row.source.file = "testres/normal/ManyRows/ManyRowsTest.testMany.csv";
    row.parameters = {{"pid", Value::of_text("2088000000000001")}, {"useScene", Value::of_text("ORDER")}};
    const std::string none;
    const std::vector<Failure> no_failures;
    Summary summary;
    summary.planned = rows;
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t processor_begin = std::clock();
    reporter.on(RunStarted{"timing", "timing", {}, "2026-11-20T17:36:37+08:00", "here", "testres", dir, rows});
    reporter.on(plan);
    const std::string rerun = "bin/voucher --run_test=ManyRowsTest/testMany/row_1234567";
    RowFinished finished{plan, row, Status::passed, none, no_failures, 0.000123, rerun};
    for (std::size_t i = 0; i < rows; ++i) {
        row.id = "row_" + std::to_string(i);
        row.source.line = static_cast<int>(i + 2);
        reporter.on(RowStarted{plan, row});
        ++summary.run;
        summary.count(Status::passed);
        reporter.on(finished);
    }
    reporter.on(RunFinished{summary, 1});
    const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - begin;
    const double processor = 1e6 * static_cast<double>(std::clock() - processor_begin) / CLOCKS_PER_SEC;
    return {taken.count() / static_cast<double>(rows), processor / static_cast<double>(rows)};
}

void print(const char* name, Cost cost) {
    std::printf("%-8s %.3f us a row by the clock, %.3f of the processor\n", name, cost.wall, cost.processor);
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
    const std::string dir = argc > 2 ? argv[2] : "/tmp/offbeat-timing";
    Reporter nothing;
    print("nothing", cost_of_a_row(nothing, dir, rows));
    report::register_builtin_reporters();
    constexpr std::size_t most_files = 10'000;
    for (const auto& entry : reporters().entries()) {
        if (entry.name == "allure" && rows > most_files) continue;  // a file a row
        const auto reporter = entry.thing(dir);
        print(entry.name.c_str(), cost_of_a_row(*reporter, dir, rows));
    }
    std::FILE* null = std::fopen("/dev/null", "w");
    const auto console = report::make_console_reporter(null, {});
    print("console", cost_of_a_row(*console, dir, rows));
    std::fclose(null);
}
