#pragma once

#include <string>

namespace command::live {

/// Tells when something in a folder changes, by a descriptor that becomes readable. Sees what this machine's processes
/// do: of a folder that another machine writes to over a network the system tells nothing.
class FolderWatch {
public:
    /// Makes the folder where it isn't there yet. \throws std::system_error
    explicit FolderWatch(std::string folder);
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    ~FolderWatch();

    [[nodiscard]] int descriptor() const { return fd_; }
    /// Takes what was told so far, so that the descriptor waits for what comes. A folder that was removed is made and
    /// watched anew.
    void take();

private:
    void begin();

    std::string folder_;
    int fd_ = -1;
};

}  // namespace command::live
