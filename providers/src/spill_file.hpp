#pragma once

#include <cstddef>
#include <cstdint>

namespace offbeat {

/// What memory shouldn't hold: a temporary file without a name, which goes with the process however that ends. It is
/// made with the first write, in $TMPDIR or /tmp.
class SpillFile {
public:
    SpillFile() = default;
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;
    ~SpillFile();

    /// \throws Error saying why it can't be made, written or read
    void write(std::uint64_t offset, const void* bytes, std::size_t size);
    void read(std::uint64_t offset, void* bytes, std::size_t size) const;

private:
    int descriptor_ = -1;
};

}  // namespace offbeat
