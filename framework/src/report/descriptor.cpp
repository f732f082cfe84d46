#include "report/descriptor.hpp"

#include "offbeat/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace offbeat::report {

Descriptor::Descriptor(std::string path, int flags) : path_(std::move(path)) {
    fd_ = ::open(path_.c_str(), flags | O_CLOEXEC, 0666);
    if (fd_ < 0) fail("open");
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(fd_, other.fd_);
    return *this;
}

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

Descriptor Descriptor::nameless(const std::string& directory) {
    Descriptor file;
    file.path_ = directory;
    file.fd_ = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (file.fd_ >= 0) return file;
    // A file system that can't: between the two calls the file has a name.
    file.path_ = directory + "/.offbeat-XXXXXX";
    file.fd_ = ::mkostemp(file.path_.data(), O_CLOEXEC);
    if (file.fd_ < 0) file.fail("open");
    ::unlink(file.path_.c_str());
    return file;
}

void Descriptor::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Descriptor::write_at(std::string_view bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
}

void Descriptor::truncate(std::uint64_t size) {
    while (::ftruncate(fd_, static_cast<off_t>(size)) != 0) {
        if (errno != EINTR) fail("cut");
    }
}

std::size_t Descriptor::read_at(char* buffer, std::size_t size, std::size_t offset) {
    while (true) {
        const ssize_t got = ::pread(fd_, buffer, size, static_cast<off_t>(offset));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) fail("read");
    }
}

bool Descriptor::replace(const std::string& path) {
    const std::string part = path + ".part";  // no link takes a file's place; a renamed one does
    ::unlink(part.c_str());
    const std::string self = "/proc/self/fd/" + std::to_string(fd_);
    if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, part.c_str(), AT_SYMLINK_FOLLOW) != 0) return false;
    path_ = part;
    try {
        close();
        if (::rename(part.c_str(), path.c_str()) != 0) fail("rename");
    } catch (...) {
        ::unlink(part.c_str());
        throw;
    }
    return true;
}

void Descriptor::close() {
    if (::close(std::exchange(fd_, -1)) != 0) fail("close");
}

void Descriptor::fail(const char* verb) const {
    throw Error(std::string("can't ") + verb + " " + path_ + ": " + std::strerror(errno));
}

void make_directories(const std::string& path) {
    std::error_code failed;
    std::filesystem::create_directories(path, failed);
    if (failed) throw Error("can't make the directory " + path + ": " + failed.message());
}

}  // namespace offbeat::report
