#pragma once

#include "offbeat/event.hpp"
#include "report/history.hpp"
#include "report/row_json.hpp"

#include <string>
#include <vector>

namespace offbeat::report {

/// What the page shows when a row is opened, in chunks that a browser unpacks when they are needed. Bounded: rows that
/// went wrong or carry a time line come first; of others the first ones of a run have their contents in the page.
class PageDetails {
public:
    /// Whether there was room for it.
    bool add(const RowFinished& event, Places& places, const std::vector<PastRun>& past);

    /// Whether enough has come together for a chunk.
    [[nodiscard]] bool full() const { return text_.size() >= chunk_bytes; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// The rows since the last call as a JSON array.
    std::string take();
    /// How many bytes of the page that chunk took.
    void took(std::size_t packed) { packed_ += packed; }

private:
    static constexpr std::size_t chunk_bytes = 256 * 1024;
    static constexpr std::size_t most_ordinary = 1024 * 1024;    ///< packed, of rows that passed
    static constexpr std::size_t most_packed = 3 * 1024 * 1024;  ///< packed

    void append(const RowFinished& event, Places& places, const std::vector<PastRun>& past);

    std::string text_;
    std::size_t rows_ = 0;
    std::size_t packed_ = 0;
};

}  // namespace offbeat::report
