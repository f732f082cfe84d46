#include "journal/file.hpp"

#include "offbeat/error.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

namespace offbeat::journal {
namespace {

constexpr std::size_t tail_bytes = 256 * 1024;
constexpr std::size_t longest_noted = 4080;
constexpr std::uint64_t magic = 0x314C494154424F31;

std::string journal_of(const std::string& folder) {
    return folder + "/journal.jsonl";
}

std::string tail_of(const std::string& folder) {
    return folder + "/journal.tail";
}

[[noreturn]] void fail(const std::string& what) {
    throw Error("can't " + what + ": " + std::strerror(errno));
}

}  // namespace

/// What stands in the journal, and how much of the tail follows it. Both change at one instant: `now` says which of two
/// holds.
struct File::Tail {
    struct State {
        std::uint64_t settled;  ///< bytes in the journal that count
        std::uint64_t used;     ///< bytes in `text` that follow them
    };

    std::atomic<std::uint64_t> kind;
    std::uint64_t workers;
    pthread_mutex_t mutex;
    State states[2];
    std::atomic<std::uint32_t> now;
    std::atomic<std::uint32_t> awaited;  ///< somebody waits for lines
    char text[tail_bytes];

    [[nodiscard]] State state() const { return states[now.load(std::memory_order_acquire) % 2]; }
    void set(State state) {
        const auto next = now.load(std::memory_order_relaxed) + 1;
        states[next % 2] = state;
        now.store(next, std::memory_order_release);
    }
};

/// Held by one process at a time. One that was killed while it held it has changed nothing that counts.
class File::Lock {
public:
    explicit Lock(Tail& tail) : mutex_(tail.mutex) {
        const int got = pthread_mutex_lock(&mutex_);
        if (got == EOWNERDEAD) pthread_mutex_consistent(&mutex_);
    }
    ~Lock() { pthread_mutex_unlock(&mutex_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    pthread_mutex_t& mutex_;
};

/// What a worker is at.
struct File::Begun {
    enum State : std::uint32_t { nothing, noted, published };

    std::atomic<std::uint32_t> state;
    std::uint32_t size;
    char line[longest_noted];
};

File::File(const std::string& folder, unsigned workers)
    : folder_(folder),
      file_(journal_of(folder), O_RDWR | O_CREAT | O_TRUNC),
      mapped_(sizeof(Tail) + (workers + 1) * sizeof(Begun)) {
    // A new one each time: an earlier run's may still be mapped.
    ::unlink(tail_of(folder).c_str());
    const report::Descriptor tail(tail_of(folder), O_RDWR | O_CREAT | O_EXCL);
    // Its place on the disk is taken now: a write to a mapped page can't say that the disk is full.
    if (const int reason = posix_fallocate(tail.number(), 0, static_cast<off_t>(mapped_)); reason != 0) {
        errno = reason;
        fail("make " + tail_of(folder));
    }
    void* mapped = mmap(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_SHARED, tail.number(), 0);
    if (mapped == MAP_FAILED) fail("map " + tail_of(folder));
    tail_ = static_cast<Tail*>(mapped);
    pthread_mutexattr_t shared;
    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&shared, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&tail_->mutex, &shared);
    pthread_mutexattr_destroy(&shared);
    tail_->workers = workers + 1;
    tail_->kind.store(magic, std::memory_order_release);
}

File::File(File&& other) noexcept
    : folder_(std::move(other.folder_)),
      file_(std::move(other.file_)),
      tail_(std::exchange(other.tail_, nullptr)),
      mapped_(other.mapped_),
      wakeup_(other.wakeup_) {}

File::~File() {
    if (tail_ != nullptr) munmap(tail_, mapped_);
}

void File::append(std::string_view lines) {
    {
        const Lock lock(*tail_);
        append_locked(lines);
    }
    wake();
}

void File::wake() {
    if (wakeup_ < 0 || tail_->awaited.load() == 0 || tail_->awaited.exchange(0) == 0) return;
    const std::uint64_t one = 1;
    while (::write(wakeup_, &one, sizeof one) < 0 && errno == EINTR) continue;
}

File::Begun& File::begun(unsigned worker) const {
    return reinterpret_cast<Begun*>(tail_ + 1)[worker];
}

void File::begin(unsigned worker, std::string_view line) {
    Begun& mine = begun(worker);
    if (line.size() > longest_noted) {
        append(line);
        mine.state.store(Begun::published, std::memory_order_relaxed);
        return;
    }
    std::memcpy(mine.line, line.data(), line.size());
    mine.size = static_cast<std::uint32_t>(line.size());
    mine.state.store(Begun::noted, std::memory_order_release);
    // Who waits for lines would see none of a row that lasts.
    wake();
}

void File::end(unsigned worker, std::string_view whole, std::string_view rest) {
    Begun& mine = begun(worker);
    {
        const Lock lock(*tail_);
        append_locked(mine.state.load(std::memory_order_relaxed) == Begun::published ? rest : whole);
        mine.state.store(Begun::nothing, std::memory_order_relaxed);
    }
    wake();
}

void File::publish_locked(Begun& begun) {
    if (begun.state.load(std::memory_order_acquire) != Begun::noted) return;
    append_locked({begun.line, begun.size});
    begun.state.store(Begun::published, std::memory_order_relaxed);
}

void File::publish(unsigned worker) {
    const Lock lock(*tail_);
    publish_locked(begun(worker));
}

void File::publish() {
    const Lock lock(*tail_);
    for (unsigned worker = 0; worker < tail_->workers; ++worker) publish_locked(begun(worker));
}

bool File::about_to_wait(std::uint64_t position) {
    tail_->awaited = 1;
    if (size() > position) return false;
    // What began since it was looked at last found nobody to wake.
    publish();
    return size() <= position;
}

void File::append_locked(std::string_view lines) {
    if (tail_->state().used + lines.size() > tail_bytes) settle_locked();
    const auto [settled, used] = tail_->state();
    if (lines.size() > tail_bytes) {
        file_.write_at(lines, settled);
        tail_->set({settled + lines.size(), 0});
    } else {
        std::memcpy(tail_->text + used, lines.data(), lines.size());
        tail_->set({settled, used + lines.size()});
    }
}

/// Written twice it is the same again: whoever is killed between the write and the change of state does no harm.
void File::settle_locked() {
    const auto [settled, used] = tail_->state();
    if (used == 0) return;
    file_.write_at({tail_->text, static_cast<std::size_t>(used)}, settled);
    tail_->set({settled + used, 0});
}

void File::settle() {
    const Lock lock(*tail_);
    settle_locked();
}

void File::close() {
    settle();
    ::unlink(tail_of(folder_).c_str());
}

void File::read(std::string& into, std::uint64_t& position, std::size_t most) {
    into.clear();
    std::uint64_t settled = 0;
    {
        const Lock lock(*tail_);
        const auto state = tail_->state();
        settled = state.settled;
        if (position >= settled) {
            const auto from = static_cast<std::size_t>(position - settled);
            into.assign(tail_->text + from, static_cast<std::size_t>(state.used) - from);
        }
    }
    if (into.empty() && position < settled) {
        into.resize(static_cast<std::size_t>(std::min<std::uint64_t>(settled - position, most)));
        into.resize(file_.read_at(into.data(), into.size(), static_cast<std::size_t>(position)));
    }
    position += into.size();
}

std::uint64_t File::size() const {
    const Lock lock(*tail_);
    return tail_->state().settled + tail_->state().used;
}

void File::recover(const std::string& folder) {
    struct stat status {};
    if (stat(tail_of(folder).c_str(), &status) != 0) return;
    report::Descriptor file(journal_of(folder), O_RDWR | O_CREAT);
    const report::Descriptor tail(tail_of(folder), O_RDWR);
    const auto size = static_cast<std::size_t>(status.st_size);
    void* mapped =
        size < sizeof(Tail) ? MAP_FAILED : mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, tail.number(), 0);
    if (mapped != MAP_FAILED) {
        const auto& left = *static_cast<const Tail*>(mapped);
        const auto [settled, used] = left.state();
        const bool sound =
            left.kind.load() == magic && used <= tail_bytes && left.workers == (size - sizeof(Tail)) / sizeof(Begun);
        // What was being settled, or written past the tail, when the last process was killed stands behind `settled`.
        if (sound) {
            std::string lines(left.text, static_cast<std::size_t>(used));
            const auto* begun = reinterpret_cast<const Begun*>(&left + 1);
            for (std::uint64_t i = 0; i < left.workers; ++i) {
                if (begun[i].state.load() == Begun::noted && begun[i].size <= longest_noted)
                    lines.append(begun[i].line, begun[i].size);
            }
            file.truncate(settled);
            file.write_at(lines, settled);
        }
        munmap(mapped, size);
    }
    ::unlink(tail_of(folder).c_str());
}

}  // namespace offbeat::journal
