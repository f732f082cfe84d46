#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace offbeat::csv {

/// Where bytes come from.
class Source {
public:
    Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    virtual ~Source() = default;

    /// Reads up to `size` bytes; 0 at the end and where reading fails.
    virtual std::size_t read(char* to, std::size_t size) = 0;

    /// Why reading failed; empty where it didn't.
    [[nodiscard]] virtual std::string failure() const { return {}; }
};

/// \throws SetupError where the file can't be opened or is a folder
std::unique_ptr<Source> open_file(const std::string& path);

std::unique_ptr<Source> open_text(std::string_view text);

}  // namespace offbeat::csv
