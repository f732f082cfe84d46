#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace command::live {

/// What viewers are shown: a page, what it has been told so far, and how things stand now.
class Feed {
public:
    virtual ~Feed() = default;

    /// The document that a viewer opens.
    [[nodiscard]] virtual std::string page() const = 0;
    /// Which run this is: another number, and all that was told before is void.
    [[nodiscard]] virtual std::uint64_t run() const = 0;
    /// What was told so far; it only grows while run() stays the same.
    [[nodiscard]] virtual std::size_t messages() const = 0;
    [[nodiscard]] virtual std::string message(std::size_t index) = 0;
    /// How things stand, and which standing that is: of several only the newest is worth sending.
    [[nodiscard]] virtual std::uint64_t standing() const = 0;
    [[nodiscard]] virtual std::string state() const = 0;
};

}  // namespace command::live
