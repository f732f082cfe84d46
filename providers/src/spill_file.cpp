#include "spill_file.hpp"

#include "offbeat/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace offbeat {
namespace {

std::string folder() {
    const char* given = std::getenv("TMPDIR");
    return given != nullptr && *given != '\0' ? given : "/tmp";
}

[[noreturn]] void refuse(const char* what, int error) {
    throw Error("a temporary file in " + folder() + " can't be " + what + ": " + std::strerror(error));
}

int make() {
    const std::string in = folder();
    const int unnamed = ::open(in.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (unnamed >= 0) return unnamed;
    std::string name = in + "/offbeat-XXXXXX";  // not every file system has files without names
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named < 0) refuse("made", errno);
    ::unlink(name.c_str());
    return named;
}

}  // namespace

SpillFile::~SpillFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void SpillFile::write(std::uint64_t offset, const void* bytes, std::size_t size) {
    if (descriptor_ < 0) descriptor_ = make();
    const auto* from = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t done = ::pwrite(descriptor_, from, size, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) refuse("written", done < 0 ? errno : EIO);
        from += done;
        offset += static_cast<std::uint64_t>(done);
        size -= static_cast<std::size_t>(done);
    }
}

void SpillFile::read(std::uint64_t offset, void* bytes, std::size_t size) const {
    auto* to = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t done = ::pread(descriptor_, to, size, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) refuse("read", done < 0 ? errno : EIO);
        to += done;
        offset += static_cast<std::uint64_t>(done);
        size -= static_cast<std::size_t>(done);
    }
}

}  // namespace offbeat
