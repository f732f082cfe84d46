#include "merge/whole_line.hpp"

#include <algorithm>
#include <string_view>

namespace offbeat::merge {
namespace {

/// The words of a command line, as shell_word() quotes them.
std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == ' ' && !quoted) {
            words.emplace_back();
            continue;
        }
        words.back() += c;
        if (c == '\'') quoted = !quoted;
        if (c == '\\' && !quoted && i + 1 < line.size()) words.back() += line[++i];
    }
    return words;
}

/// `--shard=1/2` or `--shard`, of which the value is the next word.
bool is_option(std::string_view word, std::string_view option) {
    return word == option || word.starts_with(std::string(option) + '=');
}

/// A part's command line without the words that say which part it is.
std::string line_of_whole(const std::string& line) {
    constexpr std::string_view options[] = {"--shard", "--report-dir"};
    std::string out;
    const auto words = words_of(line);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i];
        if (word.starts_with('\'')) word.remove_prefix(1);
        const auto option = std::ranges::find_if(options, [&](std::string_view name) { return is_option(word, name); });
        if (option == std::end(options)) {
            out += (out.empty() ? "" : " ") + words[i];
        } else if (word == *option) {
            ++i;  // its value
        }
    }
    return out;
}

}  // namespace

std::string common_line(const std::vector<Part>& parts) {
    const std::string line = line_of_whole(parts.front().run.command_line);
    for (const auto& part : parts) {
        if (line_of_whole(part.run.command_line) != line) return {};
    }
    return line;
}

}  // namespace offbeat::merge
