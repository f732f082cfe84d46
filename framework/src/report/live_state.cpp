#include "report/live_state.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

namespace offbeat::report {
namespace {

constexpr double worth_telling = 5;  // seconds that a row runs before a log names it
constexpr std::size_t most_told = 3;

/// There is one writer, so nothing needs to be locked.
void increment(std::atomic<std::uint64_t>& counter) {
    counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

std::uint32_t append(char* name, std::uint32_t size, std::string_view text) {
    const auto taken = std::min<std::size_t>(text.size(), LiveState::longest_name - size);
    std::memcpy(name + size, text.data(), taken);
    return size + static_cast<std::uint32_t>(taken);
}

}  // namespace

void LiveState::plan(std::uint64_t rows, bool all_counted) {
    planned.store(rows, std::memory_order_relaxed);
    total.store(all_counted, std::memory_order_relaxed);
    begun.store(true, std::memory_order_release);
}

void LiveState::started(const RowStarted& event, const void* method) {
    if (event.worker < 0 || static_cast<std::size_t>(event.worker) >= most_workers) return;
    Running& slot = running[event.worker];
    const std::uint32_t before = slot.version.load(std::memory_order_relaxed);
    slot.version.store(before + 1, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);
    if (slot.method != method) {
        slot.method = method;
        slot.prefix = append(slot.name, 0, event.method.class_name);
        slot.prefix = append(slot.name, slot.prefix, ".");
        slot.prefix = append(slot.name, slot.prefix, event.method.method);
    }
    std::uint32_t size = slot.prefix;
    if (!event.row.id.empty()) {
        size = append(slot.name, size, "[");
        size = append(slot.name, size, event.row.id);
        size = append(slot.name, size, "]");
    }
    slot.at = event.at;
    slot.size.store(size, std::memory_order_relaxed);
    slot.version.store(before + 2, std::memory_order_release);
}

void LiveState::finished(const RowFinished& event) {
    increment(counts[static_cast<std::size_t>(event.status)]);
    left(event.worker);
}

void LiveState::left(int worker) {
    if (worker < 0 || static_cast<std::size_t>(worker) >= most_workers) return;
    running[worker].size.store(0, std::memory_order_relaxed);
}

std::uint64_t LiveState::done() const {
    std::uint64_t sum = 0;
    for (const Status status : all_statuses) sum += count(status);
    return sum;
}

std::optional<LiveState::Row> LiveState::row(std::size_t worker) const {
    const Running& slot = running[worker];
    Row row;
    row.version = slot.version.load(std::memory_order_acquire);
    const std::uint32_t size = slot.size.load(std::memory_order_relaxed);
    if (size == 0 || row.version % 2 != 0) return std::nullopt;
    row.at = slot.at;
    row.name.assign(slot.name, std::min<std::size_t>(size, longest_name));
    std::atomic_thread_fence(std::memory_order_acquire);
    if (slot.version.load(std::memory_order_relaxed) != row.version) return std::nullopt;
    return row;
}

void UnmapLiveState::operator()(LiveState* state) const {
    munmap(state, sizeof(LiveState));
}

SharedLiveState make_live_state() {
    void* memory = mmap(nullptr, sizeof(LiveState), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    return SharedLiveState(new (memory) LiveState());
}

std::string done_text(const LiveState& state) {
    const std::uint64_t done = state.done();
    const std::uint64_t planned = state.planned.load(std::memory_order_relaxed);
    std::string out = std::to_string(done);
    if (!state.total.load(std::memory_order_relaxed) || planned == 0) return out + (done == 1 ? " row" : " rows");
    return out + '/' + std::to_string(planned) + " (" + std::to_string(100 * std::min(done, planned) / planned) + " %)";
}

std::string log_line(const LiveState& state, double at) {
    const std::uint64_t done = state.done();
    const std::uint64_t planned = state.planned.load(std::memory_order_relaxed);
    const double rate = at > 0 ? static_cast<double>(done) / at : 0;
    std::string out = done_text(state) + ", ";
    append_seconds(out, rate, rate < 10 ? 1 : 0);
    out += " rows/s";
    if (state.total.load(std::memory_order_relaxed) && planned > done)
        out += ", " + (rate > 0 ? duration_text(static_cast<double>(planned - done) / rate) : "?") + " left";
    std::vector<LiveState::Row> rows;
    for (std::size_t i = 0; i < LiveState::most_workers; ++i) {
        if (auto row = state.row(i); row && at - row->at >= worth_telling) rows.push_back(std::move(*row));
    }
    std::ranges::sort(rows, {}, &LiveState::Row::at);
    for (std::size_t i = 0; i < std::min(rows.size(), most_told); ++i)
        out += (i == 0 ? "; running: " : ", ") + utf8::visible(rows[i].name) + " for " + duration_text(at - rows[i].at);
    if (rows.size() > most_told) out += ", and " + std::to_string(rows.size() - most_told) + " more";
    return out;
}

}  // namespace offbeat::report
