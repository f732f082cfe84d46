#include "journal/writer.hpp"
#include "run_phases.hpp"

#include <algorithm>
#include <iterator>

// What a run is in a worker's process.
namespace offbeat {
namespace {

std::int64_t nanoseconds_of(std::chrono::steady_clock::time_point time) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

}  // namespace

void Run::work(const std::vector<SelectedMethod>& methods, journal::File& journal, work::Slot& slot, int worker) {
    audience_.only(std::make_unique<journal::Writer>(journal, static_cast<unsigned>(worker)));
    slot_ = &slot;
    worker_ = worker;
    noter_ = std::make_unique<work::Noter>(slot);
    for (const auto& [method, rows] : methods) {
        auto& ready = methods_[method].rows;
        std::ranges::copy_if(rows, std::back_inserter(ready), [](Row* row) { return row->state == RowState::ready; });
    }
}

void Run::begin_on_board(const PlannedMethod& method, const Row& row, std::size_t entry,
                         std::chrono::steady_clock::time_point now) {
    if (slot_ == nullptr) return;
    slot_->phase.store(work::Phase::rows, std::memory_order_relaxed);
    slot_->entry.store(static_cast<std::uint32_t>(entry), std::memory_order_relaxed);
    slot_->rows.fetch_add(1, std::memory_order_relaxed);
    time_on_board(method, row, now);
}

/// Its time runs from now on.
void Run::time_on_board(const PlannedMethod& method, const Row& row, std::chrono::steady_clock::time_point now) {
    if (slot_ == nullptr) return;
    const std::int64_t own = row.time_out > 0 ? row.time_out : method.test->annotation.timeOut;
    const auto limit = own > 0 ? std::chrono::milliseconds(own) : line_.work.timeout;
    slot_->limit.store(std::chrono::nanoseconds(limit).count(), std::memory_order_relaxed);
    slot_->since.store(nanoseconds_of(now), std::memory_order_release);
}

/// What goes wrong before the first row is its method's, too.
void Run::begin_provider_on_board(std::size_t entry) {
    if (slot_ == nullptr) return;
    slot_->entry.store(static_cast<std::uint32_t>(entry), std::memory_order_relaxed);
    slot_->phase.store(work::Phase::provider, std::memory_order_release);
}

/// A row that the runner has sentenced doesn't end by itself any more: its verdict is the runner's.
void Run::end_on_board() {
    if (slot_ != nullptr && slot_->since.exchange(0) < 0) work::await_the_end();
}

void Run::phase(work::Phase phase) {
    if (slot_ != nullptr) slot_->phase.store(phase, std::memory_order_relaxed);
}

}  // namespace offbeat
