#include "dependencies.hpp"
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
    slot_->in_body.store(0, std::memory_order_relaxed);
    const std::int64_t own = row.time_out > 0 ? row.time_out : method.test->annotation.timeOut;
    std::chrono::nanoseconds limit = own > 0 ? std::chrono::milliseconds(own) : line_.work.timeout;
    if (const auto left = time_left(method, slot_->entry);
        left && left->count() > 0 && (limit.count() == 0 || *left < limit))
        limit = *left;  // where nothing is left, the row says so itself
    slot_->limit.store(limit.count(), std::memory_order_relaxed);
    slot_->since.store(nanoseconds_of(now), std::memory_order_release);
}

/// Counts a row's time for those that its method's rows may take together.
void Run::spend(std::chrono::steady_clock::time_point until) {
    const auto time = until - std::exchange(open_->spent_until, until);
    const TestMethod* test = open_->method.test;
    if (test == nullptr || test->annotation.invocationTimeOut == 0 || board_ == nullptr ||
        open_->entry == OpenRow::none)
        return;
    board_->spent(dependencies_->first_of(open_->entry)) += std::chrono::nanoseconds(time).count();
}

/// What a method's rows may still take together; nothing: as long as they like.
std::optional<std::chrono::nanoseconds> Run::time_left(const PlannedMethod& method, std::size_t entry) const {
    const int limit = method.test == nullptr ? 0 : method.test->annotation.invocationTimeOut;
    if (limit == 0 || board_ == nullptr || dependencies_ == nullptr) return std::nullopt;
    const std::chrono::nanoseconds whole = std::chrono::milliseconds(limit);
    const auto left = whole - std::chrono::nanoseconds(board_->spent(dependencies_->first_of(entry)).load());
    // The row that was ended for it has used up a hair less than all.
    constexpr int hair = 100;
    return left > whole / hair ? left : std::chrono::nanoseconds(0);
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

/// Notes for the runner what is to be called yet, should this process end before.
void Run::owe(std::uint32_t what, bool owed) {
    if (slot_ == nullptr) return;
    if (owed) {
        slot_->owes |= what;
    } else {
        slot_->owes &= ~what;
    }
}

void Run::phase(work::Phase phase) {
    if (slot_ != nullptr) slot_->phase.store(phase, std::memory_order_relaxed);
}

}  // namespace offbeat
