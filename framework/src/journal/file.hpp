#pragma once

#include "report/descriptor.hpp"

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace offbeat::journal {

/// `journal.jsonl`, which several processes write at once: whole lines, one after the other, each there the moment
/// append() returns, whoever is killed then.
///
/// A write(2) a line costs more than the line's row, and so does a page fault of a mapped file that grows. So the end
/// of the journal stands in a second file of fixed size that all map, `journal.tail`, and moves to the journal when it
/// is full or when somebody wants to see it there. Killed at any instruction, both files together hold all lines: see
/// recover().
///
/// What a worker is at stands in the tail, too, apart from the lines: a row that is quick is one line when it has
/// ended, and only of one that lasts, or is interrupted, does the journal tell the beginning by itself.
class File {
public:
    /// Begins an empty journal. Processes forked from now on share it.
    /// \param workers that may begin(), 0 to this many. \throws Error
    explicit File(const std::string& folder, unsigned workers = 0);
    File(File&& other) noexcept;
    File& operator=(File&&) = delete;
    File(const File&) = delete;
    ~File();  ///< unmaps; the files stay, since others may write yet

    /// One or more whole lines. \throws Error: a full disk
    void append(std::string_view lines);
    /// Notes the line of what a worker begins, in pieces.
    void begin(unsigned worker, std::initializer_list<std::string_view> line);
    /// Appends the whole of it. False, and nothing, where the beginning was published: end_published() is to follow.
    [[nodiscard]] bool end(unsigned worker, std::string_view whole);
    void end_published(unsigned worker, std::string_view rest);
    /// Appends what this worker, or any of them, has begun and not ended.
    void publish(unsigned worker);
    void publish();
    /// Moves what is in the tail to the journal. \throws Error
    void settle();
    /// After the last append of the last process: settles, and removes the tail. Once more does no harm.
    void close();

    /// Copies what stands behind the position, and moves it on; at most about `most` bytes. Empty: nothing, so far.
    void read(std::string& into, std::uint64_t& position, std::size_t most);
    /// Who waits for lines: append() writes to the eventfd when somebody does. For processes forked from now on, too.
    void wake_by(int eventfd) { wakeup_ = eventfd; }
    /// To be asked before waiting for the eventfd: whether nothing stands behind the position, so far. Publishes what
    /// has begun meanwhile.
    bool about_to_wait(std::uint64_t position);
    /// Wakes whoever waits, though there may be nothing to read.
    void wake();
    /// How long the journal is, tail included.
    [[nodiscard]] std::uint64_t size() const;

    /// Makes one file of a journal and the tail that a killed run left; a line that was being written is cut off. Puts
    /// back a journal that a killed run was taking over. Nothing where there is neither. Waits for the run's processes
    /// that live yet; what rows left behind of a run whose runner and guard are both gone is ended.
    /// \param patience a guard needs no longer to end a run whose runner was killed
    /// \throws Error where they go on living
    static void recover(const std::string& folder, std::chrono::milliseconds patience = std::chrono::seconds(10));

private:
    struct Tail;
    struct Begun;
    class Lock;
    /// \param ended the place, from 1, of whose row they end, and which one of its rows
    void append_locked(std::string_view lines, std::uint64_t ended = 0, std::uint64_t row = 0);
    void publish_locked(Begun& begun);
    [[nodiscard]] Begun& begun(unsigned worker) const;
    void settle_locked();
    static void recover_tail(const std::string& folder, std::chrono::milliseconds patience);

    std::string folder_;
    report::Descriptor file_, tail_file_;
    Tail* tail_ = nullptr;
    std::size_t mapped_ = 0;
    int wakeup_ = -1;
};

}  // namespace offbeat::journal
