#pragma once

#include "report/descriptor.hpp"
#include "report/replacement.hpp"

#include <string>
#include <vector>

namespace offbeat::report {

/// Keeps text whose place is below something known only at the end (counts, sums), in flat memory: any number of
/// streams share one nameless file, since a file a stream would run out of descriptors with many methods.
class Spool {
public:
    /// One text; append to `text`, then call settle().
    struct Stream {
        struct Extent {
            std::size_t offset;
            std::size_t size;
        };
        std::string text = {};
        std::vector<Extent> extents = {};
    };

    /// The file is made when it is first needed: a short run needs none.
    explicit Spool(std::string directory) : directory_(std::move(directory)) {}

    /// Moves a stream's text to the file where it has become long.
    void settle(Stream& stream) {
        if (stream.text.size() >= longest_in_memory) spill(stream);
    }
    /// Writes the whole stream.
    void copy(const Stream& stream, Replacement& to);

private:
    static constexpr std::size_t longest_in_memory = 16 * 1024;
    void spill(Stream& stream);

    std::string directory_;
    Descriptor file_;
    std::size_t size_ = 0;
};

}  // namespace offbeat::report
