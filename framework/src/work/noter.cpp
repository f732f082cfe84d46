#include "work/noter.hpp"

#include "offbeat/outlives.hpp"
#include "offbeat/utf8.hpp"
#include "work/leftovers.hpp"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace offbeat {
namespace {

/// Each with what stood behind it: once it is closed, its number is anybody's.
std::map<int, std::string> kept;
std::mutex kept_mutex;

}  // namespace

void keep_descriptor(int descriptor) {
    const std::lock_guard lock(kept_mutex);
    kept[descriptor] = work::target_of(descriptor);
}

namespace work {
namespace {

using namespace std::chrono_literals;

constexpr auto quick = 100us;     // shorter than it takes to start a process
constexpr auto very_quick = 1ms;  // a look at the descriptors is a tenth of this

bool is_kept(int number, const std::string& target) {
    const std::lock_guard lock(kept_mutex);
    const auto found = kept.find(number);
    return found != kept.end() && found->second == target;
}

}  // namespace

std::string target_of(int descriptor) {
    char target[512];
    const ssize_t size = readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), target, sizeof target);
    std::string_view found(target, size > 0 ? static_cast<std::size_t>(size) : 0);
    // It is the same file, or terminal, when it has lost its name.
    constexpr std::string_view nameless = " (deleted)";
    if (found.ends_with(nameless)) found.remove_suffix(nameless.size());
    return std::string(found);
}

Noter::Noter(Slot& slot) : slot_(slot) {
    class_begins();
}

Noter::Descriptors Noter::descriptors() {
    Descriptors all;
    DIR* const folder = opendir("/proc/self/fd");
    if (folder == nullptr) return all;
    while (const dirent* entry = readdir(folder)) {
        if (entry->d_name[0] == '.') continue;
        const int number = std::atoi(entry->d_name);
        if (number == dirfd(folder)) continue;
        if (auto target = target_of(number); !target.empty()) all[number] = std::move(target);
    }
    closedir(folder);
    return all;
}

void Noter::class_begins() {
    known_ = descriptors();
    noted_.clear();
    const auto now = children();
    known_children_.clear();
    known_children_.insert(now.begin(), now.end());
}

void Noter::row_ended(std::uint32_t entry, const std::string& row, std::chrono::nanoseconds taken) {
    if (taken < quick) return;
    for (const int pid : children()) {
        if (!known_children_.insert(pid).second) continue;
        const std::uint32_t count = slot_.noted_count;
        if (count >= Slot::most_noted) break;
        auto& noted = slot_.noted[count];
        noted.pid = pid;
        noted.entry = entry;
        const std::size_t size = std::min(row.size(), sizeof noted.row - 1);
        std::memcpy(noted.row, row.data(), size);
        noted.row[size] = '\0';
        slot_.noted_count = count + 1;
    }
    if (taken < very_quick) return;
    for (auto& [number, target] : descriptors()) {
        const auto known = known_.find(number);
        if ((known != known_.end() && known->second == target) || noted_.contains(number)) continue;
        noted_.emplace(number, std::pair(std::move(target), row));
    }
}

std::vector<Noter::Open> Noter::class_ended() {
    std::vector<Open> left;
    for (const auto& [number, target] : descriptors()) {
        const auto known = known_.find(number);
        if ((known != known_.end() && known->second == target) || is_kept(number, target)) continue;
        const auto noted = noted_.find(number);
        const bool same = noted != noted_.end() && noted->second.first == target;
        left.push_back({same ? noted->second.second : "",
                        "descriptor " + std::to_string(number) + " (" + utf8::visible(target) + ')'});
    }
    return left;
}

}  // namespace work
}  // namespace offbeat
