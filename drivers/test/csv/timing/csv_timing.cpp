// csv_timing [MB [ROUNDS]]: what reading a CSV costs: ours, libcsv and a copy of the same bytes in memory, in turns, so
// that a busy machine slows all alike. MB/s of CPU time (user and system), medians and their ratios.

#include "offbeat/csv/reader.hpp"

#include <csv.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// What a reader found: equal for both, or one of them didn't do the work.
struct Found {
    std::size_t records = 0, cells = 0, bytes = 0;
    bool operator==(const Found&) const = default;
};

Found read_by_ours(const std::string& path) {
    Found found;
    offbeat::csv::Reader reader(path);
    for (offbeat::csv::Record record; reader.next(record); ++found.records) {
        if (record.problem) throw offbeat::SetupError(*record.problem);
        found.cells += record.fields.size();
        for (const auto& field : record.fields) found.bytes += field.text.size();
    }
    return found;
}

Found read_by_libcsv(const std::string& path) {
    Found found;
    csv_parser parser{};
    csv_init(&parser, CSV_STRICT);
    const auto on_cell = [](void*, std::size_t size, void* into) {
        ++static_cast<Found*>(into)->cells;
        static_cast<Found*>(into)->bytes += size;
    };
    const auto on_record = [](int, void* into) { ++static_cast<Found*>(into)->records; };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::vector<char> buffer(std::size_t{1} << 18U);
    for (ssize_t got = 0; (got = ::read(file, buffer.data(), buffer.size())) > 0;) {
        const auto size = static_cast<std::size_t>(got);
        if (csv_parse(&parser, buffer.data(), size, on_cell, on_record, &found) != size) {
            throw std::runtime_error(csv_strerror(csv_error(&parser)));
        }
    }
    csv_fini(&parser, on_cell, on_record, &found);
    csv_free(&parser);
    ::close(file);
    return found;
}

/// How a file's cells are written.
struct Kind {
    const char* name;
    unsigned quoted;      ///< cells of a hundred in quotes; of those a tenth each with a line break, a comma and a quote
    const char* letters;  ///< what a cell's text begins with
    const char* line_end;
};

constexpr Kind kinds[] = {{"each cell in quotes", 100, "amber birch", "\n"},
                          {"a tenth of the cells in quotes", 10, "amber birch", "\n"},
                          {"no quotes", 0, "amber birch", "\n"},
                          {"each cell in quotes, CRLF", 100, "amber birch", "\r\n"},
                          {"half of the cells in quotes, Chinese", 50, "代金券", "\n"}};

std::string text_of(const Kind& kind, std::size_t size) {
    std::mt19937 random(7);
    std::string text = "a,b,c,d,e,f,g,h\n";
    for (std::size_t i = 0; text.size() < size; ++i) {
        for (int column = 0; column < 8; ++column) {
            if (column > 0) text += ',';
            const std::string cell =
                column % 2 == 0 ? std::to_string(i) : std::string(kind.letters) + std::to_string(random() % 1000000);
            if (random() % 100 >= kind.quoted) {
                text += cell;
                continue;
            }
            constexpr const char* marks[] = {"\n", ", ", "\"\""};
            const unsigned mark = random() % 10;
            text += '"';
            text += cell;
            if (mark < 3) text += marks[mark];
            text += "\"";
        }
        text += kind.line_end;
    }
    return text;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void measure(const Kind& kind, std::size_t megabytes, int rounds) {
    const auto path = std::filesystem::temp_directory_path() / ("csv_timing_" + std::to_string(::getpid()) + ".csv");
    const std::string text = text_of(kind, megabytes * 1000000);
    std::ofstream(path, std::ios::binary) << text;
    std::vector<char> copy(text.size(), 'x');
    std::vector<double> ours, libcsv, copied;
    const auto rate = [&](const auto& work) {
        const double begin = cpu_seconds();
        work();
        return static_cast<double>(text.size()) / 1e6 / (cpu_seconds() - begin);
    };
    for (int round = 0; round < rounds; ++round) {
        Found first;
        Found second;
        ours.push_back(rate([&] { first = read_by_ours(path); }));
        libcsv.push_back(rate([&] { second = read_by_libcsv(path); }));
        copied.push_back(rate([&] { std::memcpy(copy.data(), text.data(), text.size()); }));
        if (!(first == second)) throw std::runtime_error(std::string(kind.name) + ": they read different things");
        if (copy.back() != text.back()) throw std::runtime_error("not copied");
    }
    std::filesystem::remove(path);
    const double mine = median(ours);
    std::printf("%-38s ours %5.0f MB/s, libcsv %4.0f, copy %5.0f: %.1f times libcsv, %.2f of the copy\n", kind.name,
                mine, median(libcsv), median(copied), mine / median(libcsv), mine / median(copied));
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t megabytes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    for (const Kind& kind : kinds) measure(kind, megabytes, rounds);
}
