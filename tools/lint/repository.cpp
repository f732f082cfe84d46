#include "repository.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace fs = std::filesystem;

namespace house {

const std::vector<std::string> rooms = {"drivers", "framework", "providers", "suites", "tools"};

namespace {

bool is_header(const fs::path& path) {
    const auto extension = path.extension();
    return extension == ".hpp" || extension == ".h" || extension == ".hxx" || extension == ".hh";
}

bool is_source(const fs::path& path) {
    const auto extension = path.extension();
    return extension == ".cpp" || extension == ".cc" || extension == ".cxx" || extension == ".c" || extension == ".ipp";
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The text after `#word`, however it is spaced, or nothing when the line is another.
std::optional<std::string_view> after_directive(std::string_view line, std::string_view word) {
    if (!line.starts_with('#')) return std::nullopt;
    line = trimmed(line.substr(1));
    if (!line.starts_with(word)) return std::nullopt;
    return trimmed(line.substr(word.size()));
}

std::optional<Include> include_in(std::string_view line, int number) {
    const auto rest = after_directive(line, "include");
    if (!rest || rest->empty() || (rest->front() != '<' && rest->front() != '"')) return std::nullopt;
    const bool quoted = rest->front() == '"';
    const auto end = rest->find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos) return std::nullopt;
    return Include{number, std::string(rest->substr(1, end - 1)), quoted};
}

/// Cuts block comments out of a line; `inside` tells whether it begins, and then whether it ends, within one.
/// Literals aren't told apart, so that one like "dir/*" hides the directives below it; includes stand above the code.
std::string without_block_comments(std::string_view line, bool& inside) {
    std::string kept;
    while (!line.empty()) {
        const auto mark = line.find(inside ? "*/" : "/*");
        const auto line_comment = inside ? std::string_view::npos : line.find("//");
        if (line_comment < mark || mark == std::string_view::npos) {
            if (!inside) kept += line;
            break;
        }
        if (!inside) kept += line.substr(0, mark);
        line.remove_prefix(mark + 2);
        inside = !inside;
    }
    return kept;
}

SourceFile read_file(const fs::path& path, const fs::path& relative) {
    SourceFile file;
    file.path = relative.generic_string();
    file.room = relative.begin()->string();
    file.is_header = is_header(path);
    const auto folder = relative.parent_path();
    file.is_public = std::find(folder.begin(), folder.end(), "include") != folder.end();
    std::ifstream in(path);
    if (!in) throw std::runtime_error(file.path + ": can't be read");
    bool in_comment = false;
    for (std::string raw; std::getline(in, raw);) {
        ++file.lines;
        const auto code = without_block_comments(raw, in_comment);
        const auto line = trimmed(code);
        if (after_directive(line, "pragma") == "once") file.has_pragma_once = true;
        if (auto include = include_in(line, file.lines)) file.includes.push_back(*std::move(include));
    }
    return file;
}

}  // namespace

Repository read_repository(const fs::path& root) {
    if (!fs::is_directory(root)) throw std::runtime_error(root.string() + ": not a folder");
    Repository repository;
    repository.root = fs::canonical(root);
    for (const auto& entry : fs::directory_iterator(repository.root)) {
        repository.top_level.push_back(entry.path().filename().string());
    }
    std::ranges::sort(repository.top_level);

    for (const auto& room : rooms) {
        if (!fs::is_directory(repository.root / room)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(repository.root / room)) {
            if (!entry.is_regular_file() || !(is_header(entry.path()) || is_source(entry.path()))) continue;
            repository.files.push_back(read_file(entry.path(), entry.path().lexically_relative(repository.root)));
        }
    }
    std::ranges::sort(repository.files, {}, &SourceFile::path);

    for (const auto& file : repository.files) {
        if (!file.is_public) continue;
        constexpr std::string_view folder = "/include/";
        const auto spelling = file.path.substr(file.path.find(folder) + folder.size());
        repository.public_headers.emplace(spelling, file.room);
    }
    return repository;
}

}  // namespace house
