#include "report/replacement.hpp"

#include "offbeat/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace offbeat::report {
namespace {

constexpr std::size_t enough = 64 * 1024;

}  // namespace

Replacement::Replacement(std::string path)
    : path_(std::move(path)), part_(path_ + ".part"), file_(part_, O_WRONLY | O_CREAT | O_TRUNC) {}

Replacement::~Replacement() {
    if (!committed_) ::unlink(part_.c_str());
}

void Replacement::write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() < enough) return;
    file_.write(buffer_);
    buffer_.clear();
}

void Replacement::commit() {
    file_.write(buffer_);
    file_.close();
    if (std::rename(part_.c_str(), path_.c_str()) != 0) {
        throw Error("can't rename " + part_ + " to " + path_ + ": " + std::strerror(errno));
    }
    committed_ = true;
}

}  // namespace offbeat::report
