// row_timing [ROWS [ROUNDS]]: what a row of a CSV driver of eight columns costs from the file to the call of a method
// of eight parameters, without a run and its reports: nanoseconds of CPU time a row, the median, and the process's peak
// memory.

#include "csv_provider.hpp"
#include "offbeat/plan.hpp"
#include "offbeat/test_class.hpp"
#include "offbeat/test_table.hpp"
#include "provided.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

using namespace offbeat;

namespace {

class OrdersNormalTest : public TestClass {
public:
    void testOrder(int id, int len, const std::string& text, const std::string& name, const std::string& city,
                   int amount, const std::string& date, const std::string& note) {
        ++rows;
        wrong += len == static_cast<int>(text.size()) && amount == id % 10000 && !name.empty() && city.size() < 10 &&
                         date.size() == 10 && !note.empty()
                     ? 0U
                     : 1U;
    }

    std::uint64_t rows = 0;
    std::uint64_t wrong = 0;
};

/// What a driver of these rows looks like: texts of 12 to 24 characters, a cell in ten in quotes with a line break.
void write_driver(const std::string& path, std::uint64_t rows) {
    constexpr const char* words[] = {"amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven"};
    std::ofstream file(path, std::ios::binary);
    file << "id,len,text,name,city,amount,date,note\n";
    for (std::uint64_t i = 0; i < rows; ++i) {
        std::string text = "row-" + std::to_string(i);
        text.resize(12 + i % 13, 'x');
        const auto word = [&](std::uint64_t n) { return words[(i * 2654435761U >> (3 * n)) % 8]; };
        file << i << ',' << text.size() << ',' << text << ',' << word(1) << ' ' << word(2) << ',' << word(3) << ','
             << i % 10000 << ",2026-11-" << 10 + i % 20 << (i % 10 == 0 ? ",\"" : ",") << word(4)
             << (i % 10 == 0 ? "\n" : " ") << word(5) << (i % 10 == 0 ? "\"\n" : "\n");
    }
}

rusage used() {
    rusage all{};
    getrusage(RUSAGE_SELF, &all);
    return all;
}

double cpu_seconds() {
    const rusage all = used();
    const auto seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(all.ru_utime) + seconds(all.ru_stime);
}

double nanoseconds_a_row(const PlannedMethod& method, const PlanSettings& settings, std::uint64_t rows) {
    OrdersNormalTest instance;
    const double begin = cpu_seconds();
    const auto source = method.provider->rows(provider_context(*method.test, settings));
    for (Row row; source->refill(row);) {
        complete(method, row);
        if (row.state != RowState::ready) throw Error(row.cause);
        method.test->invoke(instance, row);
    }
    const double taken = cpu_seconds() - begin;
    if (instance.rows != rows || instance.wrong > 0) throw Error("rows are missing or wrong");
    return 1e9 * taken / static_cast<double>(rows);
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    const std::string driver =
        (std::filesystem::temp_directory_path() / ("row_timing_" + std::to_string(::getpid()) + ".csv")).string();
    write_driver(driver, rows);
    const TestTable table(test<&OrdersNormalTest::testOrder>(
        {.parameters = {"id", "len", "text", "name", "city", "amount", "date", "note"}, .driver = driver}));
    const CsvProvider provider;
    PlannedMethod method;
    method.test = &test_methods().front();
    method.provider = &provider;
    std::vector<double> taken;
    for (int round = 0; round < rounds; ++round) taken.push_back(nanoseconds_a_row(method, {.testres = "/"}, rows));
    std::filesystem::remove(driver);
    std::sort(taken.begin(), taken.end());
    std::printf("%llu rows: %.0f ns a row (%.0f to %.0f), at most %.1f MiB\n", static_cast<unsigned long long>(rows),
                taken[taken.size() / 2], taken.front(), taken.back(), static_cast<double>(used().ru_maxrss) / 1024);
}
