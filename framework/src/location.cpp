#include "offbeat/location.hpp"

#include <filesystem>
#include <mutex>
#include <unordered_set>

namespace offbeat {
namespace {

std::string shown(const std::string& file) {
    if (file.empty() || file.front() != '/') return file;
    std::error_code failed;
    const auto relative =
        std::filesystem::path(file).lexically_relative(std::filesystem::current_path(failed)).string();
    const bool below = !failed && !relative.empty() && relative != ".." && !relative.starts_with("../");
    return below ? relative : file;
}

}  // namespace

FileName::FileName(const std::string& name) {
    if (name.empty()) return;
    // Never ended: names stand in objects that outlive main().
    static auto& mutex = *new std::mutex();
    static auto& all = *new std::unordered_set<std::string>();
    const std::lock_guard lock(mutex);
    name_ = &*all.insert(name).first;
}

const std::string& FileName::none() {
    static const auto& empty = *new std::string();
    return empty;
}

std::string to_string(const Location& where) {
    std::string text = shown(where.file);
    if (where.line > 0) text += ':' + std::to_string(where.line);
    if (where.line > 0 && where.column > 0) text += ':' + std::to_string(where.column);
    return text;
}

}  // namespace offbeat
