#include "copy_tree.hpp"

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace offbeat::process {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const char* what, const fs::path& path) {
    throw fs::filesystem_error(what, path, {errno, std::generic_category()});
}

class File {
public:
    File(const fs::path& path, int flags, mode_t rights) : number_(open(path.c_str(), flags | O_CLOEXEC, rights)) {
        if (number_ < 0) refuse("can't open", path);
    }
    ~File() { close(number_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

// Not std::filesystem's: that calls a full disk an input/output error.
void copy_contents(const fs::path& from, const fs::path& to) {
    constexpr std::size_t at_once = 1U << 30U;
    const File source(from, O_RDONLY | O_NOFOLLOW, 0);
    struct stat status {};
    if (fstat(source.number(), &status) != 0) refuse("can't look at", from);
    const File target(to, O_WRONLY | O_CREAT | O_EXCL, status.st_mode & 0777U);
    for (ssize_t copied = 1; copied != 0;) {
        copied = sendfile(target.number(), source.number(), nullptr, at_once);
        if (copied < 0 && errno != EINTR) refuse("can't copy", to);
    }
}

void copy_entry(const fs::directory_entry& entry, const fs::path& to) {
    if (entry.is_symlink()) {
        fs::copy_symlink(entry.path(), to);
    } else if (entry.is_directory()) {
        fs::create_directory(to, entry.path());  // with its rights
    } else if (entry.is_regular_file()) {
        copy_contents(entry.path(), to);
    } else {
        throw fs::filesystem_error("neither file, folder nor link", entry.path(),
                                   std::make_error_code(std::errc::not_supported));
    }
}

}  // namespace

void give_to(const fs::path& path, const std::optional<User>& owner) {
    if (owner && lchown(path.c_str(), owner->uid, owner->gid) != 0) refuse("can't give away", path);
}

void make_folder_for(const fs::path& path, const std::optional<User>& owner) {
    if (mkdir(path.c_str(), S_IRWXU) != 0) refuse("can't make the folder", path);
    give_to(path, owner);
}

void copy_tree(const fs::path& from, const fs::path& to, const std::optional<User>& owner) {
    if (!fs::is_directory(from))
        throw fs::filesystem_error("no folder to copy", from, std::make_error_code(std::errc::not_a_directory));
    make_folder_for(to, std::nullopt);
    // Given away when all is there: what another user owns could become a link under our hands.
    for (const auto& entry : fs::recursive_directory_iterator(from))
        copy_entry(entry, to / entry.path().lexically_relative(from));
    if (!owner) return;
    for (const auto& entry : fs::recursive_directory_iterator(to)) give_to(entry.path(), owner);
    give_to(to, owner);
}

}  // namespace offbeat::process
