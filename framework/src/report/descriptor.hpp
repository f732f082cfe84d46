#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::report {

/// A file opened for writing, closed when it goes. What can't be done is thrown as Error with the file's name.
class Descriptor {
public:
    Descriptor() = default;
    /// \param flags as open(2) has them; O_CLOEXEC is added, so that no program that a test starts inherits the file
    Descriptor(std::string path, int flags);
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    /// A file in `directory` that has no name any more: nothing is left of it, however the program ends.
    [[nodiscard]] static Descriptor nameless(const std::string& directory);

    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    [[nodiscard]] int number() const { return fd_; }
    /// All of it, with one write(2) unless the system takes it in pieces.
    void write(std::string_view bytes);
    /// The same, at this place.
    void write_at(std::string_view bytes, std::uint64_t offset);
    void truncate(std::uint64_t size);
    /// Reads at most `size` bytes from `offset`; 0 at the end.
    std::size_t read_at(char* buffer, std::size_t size, std::size_t offset);
    /// Gives a nameless file this name, in place of a file that has it, and closes it. False, and nothing done, where
    /// the file system can't.
    [[nodiscard]] bool replace(const std::string& path);
    /// Tells what some file systems tell only now (a quota, a server's full disk).
    void close();

private:
    [[noreturn]] void fail(const char* verb) const;

    std::string path_;
    int fd_ = -1;
};

/// `mkdir -p`. \throws Error
void make_directories(const std::string& path);

}  // namespace offbeat::report
