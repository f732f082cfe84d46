#include "expression/lines.hpp"

#include "near_file.hpp"
#include "offbeat/expression/function.hpp"

#include <filesystem>
#include <fstream>

namespace offbeat::expression {

std::vector<std::string> lines_of(const std::string& folder, const std::string& name, std::size_t at) {
    if (folder.empty()) throw Mistake(at, "file() can't be used here: there is no folder to find it in");
    if (name.empty() || name.find('\0') != std::string::npos)
        throw Mistake(at, "no file's name", "a file beside this one");
    const auto path = std::filesystem::path(folder) / name;
    std::error_code failed;
    // A device or a pipe could go on for ever.
    if (!std::filesystem::is_regular_file(path, failed)) {
        throw Mistake(at, "no file " + offbeat::quoted(path.string()), {}, near_file(path.string()));
    }
    if (std::filesystem::file_size(path, failed) > longest_value)
        throw Mistake(at, "a file of more than 64 MiB", "a shorter one");
    std::ifstream in(path, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.push_back(line);
    }
    if (in.bad() || !in.is_open()) throw Mistake(at, "can't read " + offbeat::quoted(path.string()));
    return lines;
}

}  // namespace offbeat::expression
