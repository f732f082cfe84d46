#include "made_rows.hpp"

#include <cstdlib>
#include <string_view>

namespace bench {

Row made_row(int i, bool wrong) {
    std::string text = "row-" + std::to_string(i);
    text.resize(12 + static_cast<std::size_t>(i) % 13, 'x');
    const int length = static_cast<int>(text.size());
    return {i, length + (wrong ? 1 : 0), std::move(text)};
}

std::vector<Row> rows() {
    const char* count = std::getenv("BENCH_N");
    const char* fail = std::getenv("BENCH_FAIL");
    const bool wrong = fail != nullptr && std::string_view(fail) == "1";
    std::vector<Row> all;
    const int until = count == nullptr ? 0 : std::stoi(count);
    all.reserve(static_cast<std::size_t>(until));
    for (int i = 0; i < until; ++i) all.push_back(made_row(i, wrong));
    return all;
}

}  // namespace bench
