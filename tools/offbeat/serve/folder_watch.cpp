#include "serve/folder_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace command::live {

FolderWatch::FolderWatch(std::string folder)
    : folder_(std::move(folder)), fd_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "inotify");
    begin();
}

FolderWatch::~FolderWatch() {
    close(fd_);
}

void FolderWatch::begin() {
    std::filesystem::create_directories(folder_);
    if (inotify_add_watch(fd_, folder_.c_str(), IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR) < 0)
        throw std::system_error(errno, std::generic_category(), folder_);
}

void FolderWatch::take() {
    alignas(inotify_event) std::array<char, 16 * 1024> told{};
    bool gone = false;
    for (ssize_t size = 0; (size = read(fd_, told.data(), told.size())) > 0;) {
        for (const char* at = told.data(); at < told.data() + size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(at);
            gone = gone || (event->mask & IN_IGNORED) != 0;
            at += sizeof *event + event->len;
        }
    }
    if (gone) begin();
}

}  // namespace command::live
