// bench_read_csv FILE ROUNDS: the throughput of our CSV reader, of libcsv and of a memory copy over one file in the
// page cache, in turns. Prints a JSON object a line: who, seconds of CPU, bytes, and what it saw: rows and characters
// of all cells, which both readers must agree on.

#include "offbeat/csv/reader.hpp"

#include <csv.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

struct Seen {
    std::size_t rows = 0, characters = 0;
};

double cpu() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

Seen read_ours(const std::string& path) {
    offbeat::csv::Reader reader(path);
    offbeat::csv::Record record;
    Seen seen;
    while (reader.next(record)) {
        if (record.problem) throw std::runtime_error("our reader finds a record wrong");
        ++seen.rows;
        for (const auto& field : record.fields) seen.characters += field.text.size();
    }
    return seen;
}

Seen read_libcsv(const std::string& path) {
    csv_parser parser{};
    csv_init(&parser, CSV_STRICT | CSV_APPEND_NULL);
    Seen seen;
    const auto field = [](void*, std::size_t size, void* data) { static_cast<Seen*>(data)->characters += size; };
    const auto row = [](int, void* data) { ++static_cast<Seen*>(data)->rows; };
    static std::array<char, std::size_t{1} << 16U> chunk;
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    for (ssize_t got = 0; (got = read(file, chunk.data(), chunk.size())) > 0;) {
        const auto size = static_cast<std::size_t>(got);
        if (csv_parse(&parser, chunk.data(), size, field, row, &seen) != size)
            throw std::runtime_error("libcsv finds the file wrong");
    }
    close(file);
    csv_fini(&parser, field, row, &seen);
    csv_free(&parser);
    return seen;
}

/// Memory that is there already, to memory that is there already: what the machine can do.
class Copy {
public:
    explicit Copy(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        from_.assign(std::istreambuf_iterator<char>(file), {});
        to_.assign(from_.size(), '\1');
    }
    Seen operator()() {
        std::memcpy(to_.data(), from_.data(), from_.size());
        return {static_cast<std::size_t>(to_[to_.size() / 2] == from_[from_.size() / 2]), to_.size()};
    }

private:
    std::string from_, to_;
};

template <class Read>
void measure(const char* who, std::uintmax_t bytes, const Read& read) {
    const double begin = cpu();
    const Seen seen = read();
    std::printf("{\"who\": \"%s\", \"cpu\": %.6f, \"bytes\": %ju, \"rows\": %zu, \"characters\": %zu}\n", who,
                cpu() - begin, bytes, seen.rows, seen.characters);
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 3) {
        std::fputs("usage: bench_read_csv FILE ROUNDS\n", stderr);
        return 2;
    }
    try {
        const std::string path = argv[1];
        const auto bytes = std::filesystem::file_size(path);
        Copy copy(path);
        for (int round = std::atoi(argv[2]); round > 0; --round) {
            measure("copy", bytes, [&] { return copy(); });
            measure("libcsv", bytes, [&] { return read_libcsv(path); });
            measure("ours", bytes, [&] { return read_ours(path); });
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_read_csv: %s\n", error.what());
        return 1;
    }
    return 0;
}
