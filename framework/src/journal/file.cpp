#include "journal/file.hpp"

#include "journal/file_parts.hpp"
#include "offbeat/error.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace offbeat::journal {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw Error("can't " + what + ": " + std::strerror(errno));
}

}  // namespace

/// Held by one process at a time. One that was killed while it held it has changed nothing that counts, or all.
class File::Lock {
public:
    explicit Lock(const File& file) : mutex_(file.tail_->mutex) {
        if (pthread_mutex_lock(&mutex_) != EOWNERDEAD) return;
        pthread_mutex_consistent(&mutex_);
        const auto state = file.tail_->state();
        if (state.ended == 0) return;
        Begun& begun = file.begun(static_cast<unsigned>(state.ended - 1));
        if (begun.ended_by(state, state.ended - 1)) begun.state.store(Begun::nothing);
    }
    ~Lock() { pthread_mutex_unlock(&mutex_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    pthread_mutex_t& mutex_;
};

File::File(const std::string& folder, unsigned workers)
    : folder_(folder), mapped_(sizeof(Tail) + (workers + 1) * sizeof(Begun)) {
    // New ones each time: what is left of an earlier run may still write to its own.
    ::unlink(tail_of(folder).c_str());
    // A device or a link that somebody has put there is no run's.
    struct stat status {};
    if (lstat(journal_of(folder).c_str(), &status) == 0 && S_ISREG(status.st_mode))
        ::unlink(journal_of(folder).c_str());
    file_ = report::Descriptor(journal_of(folder), O_RDWR | O_CREAT | O_TRUNC);
    tail_file_ = report::Descriptor(tail_of(folder), O_RDWR | O_CREAT | O_EXCL);
    // As long as any process of the run lives: see recover().
    flock(tail_file_.number(), LOCK_SH | LOCK_NB);
    // Its place on the disk is taken now: a write to a mapped page can't say that the disk is full.
    if (const int reason = posix_fallocate(tail_file_.number(), 0, static_cast<off_t>(mapped_)); reason != 0) {
        errno = reason;
        fail("make " + tail_of(folder));
    }
    void* mapped = mmap(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_SHARED, tail_file_.number(), 0);
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
      tail_file_(std::move(other.tail_file_)),
      tail_(std::exchange(other.tail_, nullptr)),
      mapped_(other.mapped_),
      wakeup_(other.wakeup_) {}

File::~File() {
    if (tail_ != nullptr) munmap(tail_, mapped_);
}

void File::append(std::string_view lines) {
    {
        const Lock lock(*this);
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

void File::begin(unsigned worker, std::initializer_list<std::string_view> line) {
    Begun& mine = begun(worker);
    std::size_t size = 0;
    for (const auto& piece : line) size += piece.size();
    if (size > longest_noted) {
        std::string whole;
        for (const auto& piece : line) whole += piece;
        append(whole);
        mine.state.store(Begun::published, std::memory_order_relaxed);
        return;
    }
    char* to = mine.line;
    for (const auto& piece : line) to += piece.copy(to, piece.size());
    mine.size = static_cast<std::uint32_t>(size);
    mine.row.store(mine.row.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    mine.state.store(Begun::noted, std::memory_order_release);
    // Who waits for lines would see none of a row that lasts.
    wake();
}

bool File::end(unsigned worker, std::string_view whole) {
    Begun& mine = begun(worker);
    {
        const Lock lock(*this);
        if (mine.state.load(std::memory_order_relaxed) == Begun::published) return false;
        append_locked(whole, worker + 1, mine.row.load(std::memory_order_relaxed));
        mine.state.store(Begun::nothing, std::memory_order_relaxed);
    }
    wake();
    return true;
}

void File::end_published(unsigned worker, std::string_view rest) {
    Begun& mine = begun(worker);
    {
        const Lock lock(*this);
        append_locked(rest, worker + 1, mine.row.load(std::memory_order_relaxed));
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
    const Lock lock(*this);
    publish_locked(begun(worker));
}

void File::publish() {
    const Lock lock(*this);
    for (unsigned worker = 0; worker < tail_->workers; ++worker) publish_locked(begun(worker));
}

bool File::about_to_wait(std::uint64_t position) {
    tail_->awaited = 1;
    if (size() > position) return false;
    // What began since it was looked at last found nobody to wake.
    publish();
    return size() <= position;
}

void File::append_locked(std::string_view lines, std::uint64_t ended, std::uint64_t row) {
    if (tail_->state().used + lines.size() > tail_bytes) settle_locked();
    const auto state = tail_->state();
    const auto [settled, used] = std::pair(state.settled, state.used);
    if (lines.size() > tail_bytes) {
        file_.write_at(lines, settled);
        tail_->set({settled + lines.size(), 0, ended, row});
    } else {
        std::memcpy(tail_->text + used, lines.data(), lines.size());
        tail_->set({settled, used + lines.size(), ended, row});
    }
}

/// Written twice it is the same again: whoever is killed between the write and the change of state does no harm.
void File::settle_locked() {
    const auto [settled, used, ended, row] = tail_->state();
    if (used == 0) return;
    file_.write_at({tail_->text, static_cast<std::size_t>(used)}, settled);
    tail_->set({settled + used, 0, ended, row});
}

void File::settle() {
    const Lock lock(*this);
    settle_locked();
}

void File::close() {
    {
        const Lock lock(*this);
        settle_locked();
        // A long line that somebody was killed over may have come further than all that followed.
        file_.truncate(tail_->state().settled);
    }
    // Another run's may stand there by now.
    struct stat own {};
    struct stat there {};
    const bool is_own = fstat(tail_file_.number(), &own) == 0 && stat(tail_of(folder_).c_str(), &there) == 0 &&
                        own.st_dev == there.st_dev && own.st_ino == there.st_ino;
    if (is_own) ::unlink(tail_of(folder_).c_str());
}

void File::read(std::string& into, std::uint64_t& position, std::size_t most) {
    into.clear();
    std::uint64_t settled = 0;
    {
        const Lock lock(*this);
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
    const Lock lock(*this);
    return tail_->state().settled + tail_->state().used;
}

}  // namespace offbeat::journal
