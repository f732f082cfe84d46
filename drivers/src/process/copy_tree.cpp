#include "copy_tree.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace offbeat::process {

namespace fs = std::filesystem;

void give_to(const fs::path& path, const std::optional<User>& owner) {
    if (owner && lchown(path.c_str(), owner->uid, owner->gid) != 0)
        throw fs::filesystem_error("can't give away", path, {errno, std::generic_category()});
}

void make_folder_for(const fs::path& path, const std::optional<User>& owner) {
    if (mkdir(path.c_str(), S_IRWXU) != 0)
        throw fs::filesystem_error("can't make the folder", path, {errno, std::generic_category()});
    give_to(path, owner);
}

void copy_tree(const fs::path& from, const fs::path& to, const std::optional<User>& owner) {
    if (!fs::is_directory(from))
        throw fs::filesystem_error("no folder to copy", from, std::make_error_code(std::errc::not_a_directory));
    make_folder_for(to, std::nullopt);
    // Given away when all is there: what another user owns could become a link under our hands.
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    if (!owner) return;
    for (const auto& entry : fs::recursive_directory_iterator(to)) give_to(entry.path(), owner);
    give_to(to, owner);
}

}  // namespace offbeat::process
