// bench_make_csv rows|bytes COUNT FILE: writes a CSV file of eight columns, always the same one. Each cell is quoted
// with a probability of 0.1, and then holds a comma, a line break or a doubled quote. Of `rows`, COUNT are written,
// whose first three columns stay plain, so that a length can be told of a text; of `bytes`, at least COUNT, with every
// column quoted so.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <string>

namespace {

class Writer {
public:
    Writer(const char* path, bool quotes_all) : file_(path, std::ios::binary), quotes_all_(quotes_all) {}

    std::size_t header() { return put("id,length,text,name,city,amount,date,note\n"); }

    std::size_t row(std::uint64_t i) {
        std::string text = "row-" + std::to_string(i);
        text.resize(12 + i % 13, 'x');
        std::string line;
        for (const auto& plain : {std::to_string(i), std::to_string(text.size()), text}) {
            line += (quotes_all_ ? cell(plain) : plain) + ',';
        }
        const std::string amount = std::to_string(below(10000)) + '.' + two_digits(below(100));
        const std::string date = "2026-" + two_digits(1 + below(12)) + '-' + two_digits(1 + below(28));
        line += cell(word() + ' ' + word()) + ',' + cell(word()) + ',' + cell(amount) + ',' + cell(date) + ',';
        line += cell(word() + ' ' + word() + ' ' + word()) + '\n';
        return put(line);
    }

    bool finish() {
        file_.close();
        return !file_.fail();
    }

private:
    // Not a std::uniform_int_distribution: its numbers are the library's own choice.
    unsigned below(unsigned bound) { return random_() % bound; }

    static std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

    std::string word() {
        static const std::array words = {"amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven",
                                            "inlet", "jetty", "knoll", "larch", "maple", "north", "ocean", "pearl"};
        return words[below(16)];
    }

    std::string cell(const std::string& plain) {
        if (below(10) != 0) return plain;
        static const std::array marks = {", ", "\n", "\"\""};
        return '"' + plain.substr(0, 4) + marks[below(3)] + (plain.size() > 4 ? plain.substr(4) : "") + '"';
    }

    std::size_t put(const std::string& text) {
        file_ << text;
        return text.size();
    }

    std::ofstream file_;
    bool quotes_all_;
    std::mt19937 random_{7};
};

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 4 || (std::strcmp(argv[1], "rows") != 0 && std::strcmp(argv[1], "bytes") != 0)) {
        std::fputs("usage: bench_make_csv rows|bytes COUNT FILE\n", stderr);
        return 2;
    }
    const bool by_bytes = argv[1][0] == 'b';
    const std::uint64_t count = std::strtoull(argv[2], nullptr, 10);
    Writer writer(argv[3], by_bytes);
    std::uint64_t written = writer.header();
    for (std::uint64_t i = 0; (by_bytes ? written : i) < count; ++i) written += writer.row(i);
    if (writer.finish()) return 0;
    std::fprintf(stderr, "bench_make_csv: cannot write %s\n", argv[3]);
    return 1;
}
