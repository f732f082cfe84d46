#pragma once

#include "report/history.hpp"
#include "report/matrix.hpp"
#include "report/page_columns.hpp"
#include "report/page_details.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::report {

/// Makes of a run's rows the chunks that the page reads, while they finish: the ones in its file, or those that a page
/// already open is fed with. Bounded: of rows beyond `most_rows` nothing is told, and ids of rows that passed end
/// earlier where they don't follow a pattern.
class PageFeed {
public:
    static constexpr std::uint64_t most_rows = 2'000'000;

    /// Takes a chunk: `rows` or `details`, of how many rows, and the text that append_packed makes of it.
    using Sink = std::function<void(const char* kind, std::size_t rows, std::string_view packed)>;
    explicit PageFeed(Sink sink) : sink_(std::move(sink)) {}

    /// What is known of earlier runs: rows that were noted in one show their verdicts then. Before the first row.
    void remember(std::vector<PastRun> runs) { past_ = std::move(runs); }
    /// \param method its number in the plan's order
    /// \param place where the method's matrix has it; empty where the method has none
    void add(const RowFinished& event, std::uint64_t method, Matrix::Place place);
    /// Passes on all that came since the last chunk.
    void flush();
    [[nodiscard]] std::uint64_t left_out() const { return left_out_; }

private:
    // with details and rows without ids behind them, 10^6 rows stay below 10 MB
    static constexpr std::size_t most_packed_with_ids = 5 * 1024 * 1024;    ///< of rows that passed
    static constexpr std::size_t most_packed_with_texts = 11 * 512 * 1024;  ///< ids, messages, codes of any row

    void pass_on_rows();
    void pass_on_details();

    Sink sink_;
    PageColumns columns_;
    PageDetails details_;
    Places places_;
    std::vector<PastRun> past_;
    std::uint64_t rows_ = 0;
    std::uint64_t left_out_ = 0;
    std::size_t packed_rows_ = 0;
};

}  // namespace offbeat::report
