#include "offbeat/tables/table_file_check.hpp"

#include "offbeat/text.hpp"
#include "table_file.hpp"

#include <filesystem>

namespace offbeat::tables {
namespace {

std::vector<std::string> words_of(const std::string& path) {
    return split(std::filesystem::path(path).filename().string(), '.');
}

}  // namespace

bool is_table_file(const std::string& path) {
    constexpr std::size_t fewest = 5;  // the class, the method, what for, the table, csv
    const auto words = words_of(path);
    return words.size() >= fewest && words.back() == "csv" &&
           (words[2] == "prepare" || words[2] == "expect" || words[2] == "filled");
}

std::vector<Problem> problems_of_table_file(const std::string& path) {
    std::vector<Problem> problems;
    const Phase phase = words_of(path)[2] == "prepare" ? Phase::prepare : Phase::expect;
    try {
        for (const auto& line : read_table_file(csv::Reader(path), "", phase).lines) {
            if (line.problem) problems.push_back(*line.problem);
        }
    } catch (const SetupError& wrong) {
        problems.push_back(wrong.problem());
    }
    return problems;
}

bool names_rows(const std::string& path) {
    try {
        const Phase phase = words_of(path)[2] == "prepare" ? Phase::prepare : Phase::expect;
        return !read_table_file(csv::Reader(path), "", phase).case_ids.empty();
    } catch (const SetupError&) {
        return false;
    }
}

}  // namespace offbeat::tables
