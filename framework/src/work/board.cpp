#include "work/board.hpp"

#include "offbeat/error.hpp"

#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <limits>
#include <thread>

namespace offbeat::work {
namespace {

/// Lays arrays one behind the other, each aligned for its type.
class Layout {
public:
    template <class T>
    std::size_t place(std::size_t count) {
        at_ = (at_ + alignof(T) - 1) / alignof(T) * alignof(T);
        const std::size_t begin = at_;
        at_ += count * sizeof(T);
        return begin;
    }
    [[nodiscard]] std::size_t size() const { return at_; }

private:
    std::size_t at_ = 0;
};

/// What a verdict says of its case beside others: a failure outweighs rows that were skipped.
int weight(Status status) {
    switch (status) {
    case Status::passed:
    case Status::flaky:
        return 0;
    case Status::skipped:
    case Status::not_configured:
    case Status::known_bug:
        return 1;
    case Status::failed:
    case Status::broken:
        return 2;
    }
    return 2;
}

}  // namespace

bool await_stop(const std::atomic<std::uint32_t>* flag, std::chrono::nanoseconds time) {
    if (flag == nullptr) {
        std::this_thread::sleep_for(time);
        return false;
    }
    // std::atomic waits within one process only.
    static_assert(sizeof *flag == sizeof(std::uint32_t));
    const auto until = std::chrono::steady_clock::now() + time;
    for (;;) {
        if (*flag != 0) return true;
        const auto left = until - std::chrono::steady_clock::now();
        if (left.count() <= 0) return false;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
        const timespec limit{seconds.count(), (left - seconds).count()};
        syscall(SYS_futex, flag, FUTEX_WAIT, 0, &limit, nullptr, 0);
    }
}

void Board::stop() {
    stop_->store(1);
    syscall(SYS_futex, stop_, FUTEX_WAKE, std::numeric_limits<int>::max(), nullptr, nullptr, 0);
}

Calling::Calling(Slot* slot, const std::string& path) : slot_(slot) {
    if (slot_ == nullptr) return;
    slot_->calling[path.copy(slot_->calling, Slot::longest_call - 1)] = '\0';
}

Calling::~Calling() {
    if (slot_ != nullptr) slot_->calling[0] = '\0';
}

TimeLimit::TimeLimit(Slot* slot, int milliseconds, const std::string& what) : slot_(milliseconds > 0 ? slot : nullptr) {
    if (slot_ == nullptr) return;
    since_ = slot_->since;
    limit_ = slot_->limit;
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const std::int64_t begin = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    const std::int64_t own = std::chrono::nanoseconds(std::chrono::milliseconds(milliseconds)).count();
    if (since_ < 0 || (limit_ > 0 && since_ > 0 && since_ + limit_ <= begin + own)) {
        slot_ = nullptr;  // sentenced, or its row ends sooner
        return;
    }
    const std::size_t length = std::min(what.size(), sizeof slot_->what - 1);
    std::memcpy(slot_->what, what.data(), length);
    slot_->what[length] = '\0';
    slot_->limit = own;
    // A sentence that was spoken meanwhile stands.
    std::int64_t expected = since_;
    if (!slot_->since.compare_exchange_strong(expected, begin)) slot_ = nullptr;
}

TimeLimit::~TimeLimit() {
    if (slot_ == nullptr) return;
    std::int64_t begin = slot_->since;
    if (begin < 0 || !slot_->since.compare_exchange_strong(begin, since_)) return;
    slot_->limit = limit_;
    slot_->what[0] = '\0';
}

void Board::give_back(std::size_t index, std::size_t entry, std::string_view row, std::size_t tries,
                      std::string_view cause) {
    Returned& returned = returned_[index];
    returned.entry = static_cast<std::uint32_t>(entry);
    returned.row = std::hash<std::string_view>()(row);
    constexpr std::string_view cut_off = "…";
    std::size_t length = std::min(cause.size(), Returned::longest - 1 - cut_off.size());
    while (length < cause.size() && length > 0 && (static_cast<unsigned char>(cause[length]) & 0xC0U) == 0x80U)
        --length;  // not within a character
    std::size_t end = cause.copy(returned.cause, length);
    if (length < cause.size()) end += cut_off.copy(returned.cause + end, cut_off.size());
    returned.cause[end] = '\0';
    returned.tries.store(static_cast<std::uint32_t>(tries));
}

const Returned* Board::take_back(std::size_t index, std::size_t entry, std::string_view row) {
    Returned& returned = returned_[index];
    if (returned.tries.load() == 0 || returned.entry != entry || returned.row != std::hash<std::string_view>()(row))
        return nullptr;
    return &returned;
}

void Slot::begin() {
    phase = Phase::idle;
    claimed = none;
    entry = none;
    since = 0;
    limit = 0;
    in_body = 0;
    calling[0] = '\0';
    owes = 0;
    frames = 0;
    address = 0;
    what[0] = '\0';
    noted_count = 0;
}

Board::Board(std::size_t classes, std::size_t entries, std::size_t workers) : workers_(workers), classes_(classes) {
    Layout layout;
    const auto stop = layout.place<std::atomic<std::uint32_t>>(1);
    const auto alone = layout.place<std::atomic<std::uint32_t>>(1);
    const auto slots = layout.place<Slot>(workers);
    const auto streamed = layout.place<std::atomic<std::uint64_t>>(entries);
    const auto spent = layout.place<std::atomic<std::int64_t>>(entries);
    const auto claims = layout.place<std::atomic<Claim>>(classes);
    const auto spoiled = layout.place<std::atomic<std::uint8_t>>(classes);
    const auto ended = layout.place<std::atomic<std::uint8_t>>(entries);
    const auto worst = layout.place<std::atomic<std::uint8_t>>(entries);
    const auto returned = layout.place<Returned>(classes);
    size_ = layout.size();
    memory_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory_ == MAP_FAILED) throw Error(std::string("no memory for the workers: ") + std::strerror(errno));
    // All zero is what every part of it begins with: zeroed memory is what atomics of zero are made of.
    auto* const bytes = static_cast<char*>(memory_);
    stop_ = reinterpret_cast<std::atomic<std::uint32_t>*>(bytes + stop);
    alone_ = reinterpret_cast<std::atomic<std::uint32_t>*>(bytes + alone);
    slots_ = reinterpret_cast<Slot*>(bytes + slots);
    streamed_ = reinterpret_cast<std::atomic<std::uint64_t>*>(bytes + streamed);
    claims_ = reinterpret_cast<std::atomic<Claim>*>(bytes + claims);
    spent_ = reinterpret_cast<std::atomic<std::int64_t>*>(bytes + spent);
    spoiled_ = reinterpret_cast<std::atomic<std::uint8_t>*>(bytes + spoiled);
    returned_ = reinterpret_cast<Returned*>(bytes + returned);
    ended_ = reinterpret_cast<std::atomic<std::uint8_t>*>(bytes + ended);
    worst_ = reinterpret_cast<std::atomic<std::uint8_t>*>(bytes + worst);
    for (std::size_t i = 0; i < workers; ++i) slots_[i].begin();
}

Board::~Board() {
    munmap(memory_, size_);
}

std::optional<Status> Board::worst(std::size_t entry) const {
    const std::uint8_t noted = worst_[entry];
    if (noted == 0) return std::nullopt;
    return static_cast<Status>(noted - 1);
}

void Board::note(std::size_t entry, Status status) {
    // The first of a stream's worst stays; its rows run in one process at a time.
    const auto before = worst(entry);
    if (!before || weight(status) > weight(*before))
        worst_[entry] = static_cast<std::uint8_t>(1 + static_cast<int>(status));
}

bool Board::none_runs() const {
    return std::none_of(claims_, claims_ + classes_, is_taken);
}

bool Board::has_room(bool alone) const {
    return *alone_ == 0 && (!alone || none_runs());
}

bool Board::claim(std::size_t index, std::uint32_t worker, bool alone) {
    if (stopping() || !has_room(alone)) return false;
    // Before it is taken: a worker that is killed in between has claimed it.
    Slot& mine = slot(worker);
    const auto before = mine.claimed.exchange(static_cast<std::uint32_t>(index));
    Claim expected = free;
    bool got = false;
    if (alone) {
        // Each writes its own word and then reads the other's, so of two at once one sees the other. If both do, both
        // step back, and come again.
        std::uint32_t nobody = 0;
        if (alone_->compare_exchange_strong(nobody, worker + 1)) {
            got = none_runs() && claims_[index].compare_exchange_strong(expected, taken_by(worker));
            if (!got) *alone_ = 0;
        }
    } else if (claims_[index].compare_exchange_strong(expected, taken_by(worker))) {
        got = *alone_ == 0;
        if (!got) claims_[index] = free;
    }
    if (!got) mine.claimed = before;
    return got;
}

void Board::leave(std::size_t index, std::uint32_t worker, bool left) {
    claims_[index] = left ? free : done;
    give_up(worker);
}

void Board::give_up(std::uint32_t worker) {
    std::uint32_t mine = worker + 1;
    alone_->compare_exchange_strong(mine, 0);
}

}  // namespace offbeat::work
