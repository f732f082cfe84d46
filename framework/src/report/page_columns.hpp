#pragma once

#include "offbeat/event.hpp"
#include "report/id_column.hpp"
#include "report/text_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::report {

/// What the page's table tells of a row; texts are ready to be shown.
struct PageRow {
    std::uint64_t method = 0;  ///< in the plan's order
    Status status = Status::passed;
    std::string_view id = {};
    std::string_view file = {};  ///< of its driver
    int line = 0;
    double at = 0;  ///< seconds since the run began
    double seconds = 0;
    int worker = 0;
    std::size_t attempts = 0;         ///< besides the last
    std::string_view groups = {};     ///< its own, a line each
    std::string_view attribute = {};  ///< that it aims at
    std::string_view kind = {};       ///< its class of illegality
    std::string_view code = {};       ///< that was answered or expected
    std::string_view outcome = {};    ///< of an illegal request: `refused`, `accepted`, `wrong reason`
    std::string_view message = {};    ///< why it went wrong, one line
    std::string_view description = {};
    unsigned shard = 0;
    bool detailed = false;  ///< PageDetails has more of it
    bool drawn = false;     ///< it carries a time line
};

/// Rows as the page keeps them, column by column and in chunks, so that a browser reads 10^6 of them at once. The
/// format is written down in page/README.md, and page/rows.js reads it.
class PageColumns {
public:
    static constexpr std::size_t rows_in_chunk = 16 * 1024;

    void append(const PageRow& row);
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] bool full() const { return rows_ >= rows_in_chunk; }
    /// The rows since the last call, as one chunk.
    std::string take();

private:
    void append_numbers(const PageRow& row);

    TextTable table_;
    std::size_t rows_ = 0;
    std::uint64_t all_ = 0;
    std::string status_, method_, line_, at_, micros_, worker_, attempts_, shard_, description_;
    IdColumn id_;
    TextColumn file_, groups_, attribute_, kind_, code_, outcome_, message_;
    std::int64_t last_line_ = 0;
    std::int64_t last_at_ = 0;
};

}  // namespace offbeat::report
