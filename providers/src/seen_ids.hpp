#pragma once

#include "spill_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace offbeat {

/// Which ids came before, by their 64-bit hashes, in memory that doesn't grow with their number: whenever 32,768 have
/// come they are put away in an unnamed temporary file (24 bytes each), and a filter in memory (16 MiB) tells of nearly
/// every new id that it can't be there.
class SeenIds {
public:
    /// Where an id stood first, and how often it came.
    struct Seen {
        int line = 0;
        int column = 0;
        std::uint32_t count = 1;
    };

    /// How much memory it takes, in powers of two.
    struct Sizes {
        unsigned recent = 16;        ///< places for ids in memory, of which half are used
        unsigned filter_lines = 18;  ///< of 512 bits
        unsigned drawers = 10;       ///< of the file
    };

    SeenIds() : SeenIds(Sizes{}) {}
    explicit SeenIds(const Sizes& sizes);

    /// Tells that note() will be asked about an id: work in between hides how long it takes to fetch where it may
    /// stand.
    void expect(std::uint64_t hash) const;
    /// Notes an id. Gives null where it is new; else what is known of it, to be changed until the next call.
    /// \throws Error where the temporary file can't be written or read
    Seen* note(std::uint64_t hash, const Seen& first);

private:
    struct Entry {
        std::uint64_t key = 0;
        Seen seen = {.count = 0};  ///< count 0: none
    };

    /// A drawer of the file is a chain of such, of which the last is in memory.
    struct Sheet {
        static constexpr std::uint64_t none = ~std::uint64_t{0};
        std::array<Entry, 170> entries;
        std::uint64_t size = 0;
        std::uint64_t before = none;  ///< the sheet before it, in the file
    };

    Entry& place_of(std::uint64_t key);
    Seen* keep(const Entry& entry);
    void grow();
    void put_all_away();
    void put_away(const Entry& entry);
    [[nodiscard]] bool may_be_away(std::uint64_t key) const;
    [[nodiscard]] Entry find_away(std::uint64_t key);

    Sizes sizes_;
    unsigned recent_bits_;
    std::size_t kept_ = 0;
    std::vector<Entry> recent_;
    std::vector<std::uint64_t> filter_;
    std::vector<Sheet> drawers_;
    SpillFile file_;
    std::uint64_t sheets_in_file_ = 0;
    std::unique_ptr<Sheet> read_;  ///< a sheet of the file
};

}  // namespace offbeat
