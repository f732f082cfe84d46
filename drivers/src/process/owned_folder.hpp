#pragma once

#include <filesystem>
#include <string>

namespace offbeat::process {

/// A new folder in the temporary directory that says whose it is: its file `owner` holds our pid and when we started.
class OwnedFolder {
public:
    /// Makes `<prefix>XXXXXX`. First removes the folders of this prefix and this user whose owner is dead.
    explicit OwnedFolder(const std::string& prefix);

    /// Removes it with all that is in it.
    ~OwnedFolder();

    OwnedFolder(const OwnedFolder&) = delete;
    OwnedFolder& operator=(const OwnedFolder&) = delete;

    /// Where it is.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Removes the folders named `<prefix>…` in `parent` that are ours by user id and whose owner is dead.
/// A process id that was given out again is told by its start time. Another user's folder is never touched.
void sweep_dead_folders(const std::filesystem::path& parent, const std::string& prefix);

}  // namespace offbeat::process
