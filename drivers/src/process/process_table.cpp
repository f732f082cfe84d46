#include "process_table.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <sstream>

namespace offbeat::process {
namespace {

namespace fs = std::filesystem;

// Not by a stream: a process that ends meanwhile makes reading fail, which an iterator over a stream throws.
std::string contents(const fs::path& path) {
    std::string text;
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    char buffer[4096];
    for (ssize_t size = 1; file >= 0 && size > 0;) {
        size = read(file, buffer, sizeof buffer);
        if (size > 0) text.append(buffer, static_cast<std::size_t>(size));
    }
    if (file >= 0) close(file);
    return text;
}

fs::path folder_of(pid_t pid) {
    return "/proc/" + std::to_string(pid);
}

}  // namespace

std::optional<Entry> entry_of(pid_t pid) {
    const std::string stat = contents(folder_of(pid) / "stat");
    const auto name_begin = stat.find('('), name_end = stat.rfind(')');  // the name may hold blanks and brackets
    if (name_begin == std::string::npos || name_end == std::string::npos) return std::nullopt;
    Entry entry;
    entry.pid = pid;
    entry.name = stat.substr(name_begin + 1, name_end - name_begin - 1);
    std::istringstream fields(stat.substr(name_end + 1));
    fields >> entry.state >> entry.parent;
    for (int field = 5; field <= 22; ++field) fields >> entry.start;  // state is field 3, starttime field 22
    return entry;
}

std::vector<Entry> all_processes() {
    std::vector<Entry> all;
    std::error_code gone;
    for (fs::directory_iterator entry("/proc", gone), end; entry != end; entry.increment(gone)) {
        const std::string name = entry->path().filename().string();
        if (!std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; })) continue;
        if (const auto found = entry_of(std::atoi(name.c_str()))) all.push_back(*found);
    }
    return all;
}

std::string identity(pid_t pid) {
    const auto entry = entry_of(pid);
    return entry ? std::to_string(pid) + ' ' + entry->start : "";
}

std::string process_space() {
    std::error_code unknown;
    return fs::read_symlink("/proc/self/ns/pid", unknown).string();
}

bool is_alive(const std::string& identity) {
    const auto entry = entry_of(pid_of(identity));
    return entry && entry->is_alive() && std::to_string(entry->pid) + ' ' + entry->start == identity;
}

pid_t pid_of(const std::string& identity) {
    return std::atoi(identity.c_str());
}

std::set<pid_t> descendants(const std::vector<Entry>& all, const std::set<pid_t>& roots) {
    std::multimap<pid_t, pid_t> children;
    for (const auto& entry : all) children.emplace(entry.parent, entry.pid);
    std::set<pid_t> found;
    std::vector<pid_t> open(roots.begin(), roots.end());
    while (!open.empty()) {
        const auto [begin, end] = children.equal_range(open.back());
        open.pop_back();
        for (auto child = begin; child != end; ++child) {
            if (found.insert(child->second).second) open.push_back(child->second);
        }
    }
    for (const pid_t root : roots) found.erase(root);
    return found;
}

bool works_in(pid_t pid, const fs::path& folder) {
    // Every process works in "/", and an empty path is a beginning of every path: who asks that asks wrongly.
    if (!folder.is_absolute() || folder.lexically_normal() != folder || !folder.has_filename()) return false;
    std::error_code unknown;
    const std::string where = fs::read_symlink(folder_of(pid) / "cwd", unknown).string();
    return !unknown && (where + '/').starts_with(folder.string() + '/');
}

bool was_given(pid_t pid, std::string_view variable) {
    if (variable.find('=') == std::string_view::npos) return false;
    const std::string all = '\0' + contents(folder_of(pid) / "environ") + '\0';
    return all.find('\0' + std::string(variable) + '\0') != std::string::npos;
}

bool signal_to(const Entry& entry, int number) {
    if (entry.pid <= 1 || entry.start.empty()) return false;  // 0 and below mean groups, 1 is the system's
    const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, entry.pid, 0));
    if (pidfd < 0) return false;
    const auto now = entry_of(entry.pid);  // after opening: from here on the id is held
    const bool same = now && now->is_alive() && now->start == entry.start;
    const bool sent = same && syscall(SYS_pidfd_send_signal, pidfd, number, nullptr, 0) == 0;
    close(pidfd);
    return sent;
}

}  // namespace offbeat::process
