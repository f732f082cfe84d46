#include "programs.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;

namespace command {
namespace {

bool can_run(const fs::path& path) {
    std::error_code missing;
    return fs::is_regular_file(path, missing) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::string in_path(const std::string& name) {
    const char* path = std::getenv("PATH");
    for (const auto& folder : offbeat::split(path == nullptr ? "" : path, ':')) {
        const fs::path program = fs::path(folder) / name;
        if (can_run(program)) return fs::absolute(program);
    }
    return {};
}

std::string program_named(const std::string& word) {
    if (word.find('/') == std::string::npos) {
        std::string found = in_path(word);
        if (!found.empty()) return found;
        throw offbeat::EnvironmentError("no program " + word + " in PATH" +
                                        (can_run(word) ? "; ./" + word + " is one" : ""));
    }
    std::error_code missing;
    if (!fs::exists(word, missing)) throw offbeat::EnvironmentError("no program " + word);
    if (!can_run(word)) throw offbeat::EnvironmentError(word + " isn't a program: it can't be executed");
    return fs::absolute(word).lexically_normal();
}

}  // namespace command
