#include "csv/source.hpp"

#include "near_file.hpp"
#include "offbeat/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace offbeat::csv {
namespace {

class File : public Source {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() override { ::close(descriptor_); }

    std::size_t read(char* to, std::size_t size) override {
        ssize_t got = 0;
        do {
            got = ::read(descriptor_, to, size);
        } while (got < 0 && errno == EINTR);
        if (got < 0) failure_ = std::strerror(errno);
        return got < 0 ? 0 : static_cast<std::size_t>(got);
    }

    [[nodiscard]] std::string failure() const override { return failure_; }

private:
    int descriptor_;
    std::string failure_;
};

class Text : public Source {
public:
    explicit Text(std::string_view text) : text_(text) {}

    std::size_t read(char* to, std::size_t size) override {
        const std::size_t got = text_.copy(to, size, at_);
        at_ += got;
        return got;
    }

private:
    std::string text_;
    std::size_t at_ = 0;
};

[[noreturn]] void refuse(const std::string& path, int error) {
    Problem problem;
    problem.where.file = path;
    problem.what = std::string("can't be read: ") + std::strerror(error);
    if (error == ENOENT) problem.hint = near_file(path);
    throw SetupError(std::move(problem));
}

}  // namespace

std::unique_ptr<Source> open_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) refuse(path, errno);
    auto file = std::make_unique<File>(descriptor);
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) refuse(path, EISDIR);
    return file;
}

std::unique_ptr<Source> open_text(std::string_view text) {
    return std::make_unique<Text>(text);
}

}  // namespace offbeat::csv
