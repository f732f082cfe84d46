#include "scaffold.hpp"

#include "offbeat/csv/table.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace offbeat::scaffold {
namespace {

std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string record(const std::vector<Column>& columns, std::string Column::*part) {
    std::vector<std::string> cells;
    for (const auto& column : columns) cells.push_back(cell(column.*part));
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "," : "") + cells[i];
    return text + '\n';
}

[[noreturn]] void refuse(const std::string& path, const std::string& doing, int error) {
    throw SetupError({{path}, "can't " + doing + ": " + std::strerror(error), "a folder that may be written to"});
}

}  // namespace

const char* const mark = "# Offbeat wrote this file on a first run: fill it in. It is never overwritten.";

std::string driver_text(const std::string& for_whom, const std::vector<Column>& columns) {
    std::string text = std::string(mark) + "\n# The driver of " + for_whom +
                       ": one row a case; a row that begins with # is a comment.\n";
    for (const auto& column : columns) text += "#   " + column.name + ": " + column.comment + '\n';
    return text + record(columns, &Column::name) + '#' + record(columns, &Column::example);
}

bool write_new(const std::string& path, const std::string& text) {
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
    if (failed) refuse(path, "make its folder", failed.value());
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST) return false;
    if (file < 0) refuse(path, "write it", errno);
    const bool whole = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const int error = errno;
    close(file);
    if (!whole) {
        unlink(path.c_str());  // half a file would never be completed
        refuse(path, "write it", error);
    }
    return true;
}

bool is_untouched(const std::string& path) {
    std::string first_line;
    std::ifstream file(path);
    if (!std::getline(file, first_line)) return false;
    // A spreadsheet that saved the file put a BOM before it and commas behind it.
    const std::string_view bare = std::string_view(first_line).substr(first_line.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (!bare.starts_with(mark)) return false;
    csv::Reader reader(path);
    csv::Record record;
    return reader.next(record) && !record.problem && !reader.next(record);
}

Row not_configured_row(const std::vector<std::string>& paths, bool written) {
    Row row;
    row.id = "not_configured";
    std::vector<std::string> shown;
    for (const auto& path : paths) shown.push_back(to_string(Location{path}));
    row.description = "waits for its driver";
    row.source = {paths.front()};
    row.state = RowState::not_configured;
    row.cause = (written ? "fill in what was just written: " : "fill in: ") + join(shown, ", ");
    return row;
}

}  // namespace offbeat::scaffold
