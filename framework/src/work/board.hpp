#pragma once

#include "offbeat/event.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offbeat::work {

/// What a worker is at, where its row couldn't tell.
enum class Phase : std::uint32_t { idle, rows, provider, method_end, class_end };

/// After-methods that a process takes along when it ends: those of its class, and lastTimeOnly ones of its method.
struct Owed {
    static constexpr std::uint32_t of_class = 1, of_method = 2;
};

/// One worker's place on the board: what it is at, for the runner to see also when it is dead.
struct Slot {
    static constexpr int most_frames = 48;
    static constexpr int most_noted = 64;
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    std::atomic<Phase> phase;
    std::atomic<std::uint32_t> claimed;  ///< the class
    std::atomic<std::uint32_t> entry;    ///< the case whose row began last
    std::atomic<std::uint64_t> rows;     ///< that began, in all
    std::atomic<std::int64_t> since;     ///< when the open row began, ns of the steady clock; 0: none is open
    std::atomic<std::int64_t> limit;     ///< how long it may take, ns; 0: as long as it likes

    static constexpr std::uint32_t within_body = 1, behind_body = 2;
    std::atomic<std::uint32_t> in_body;  ///< of the open row; 0: its body wasn't called

    static constexpr std::size_t longest_call = 160;
    char calling[longest_call];       ///< the configuration method that is called, as path_of() has it; empty: none
    std::atomic<std::uint32_t> owes;  ///< after-methods of its class that are to be called yet, see Owed

    std::atomic<std::uint32_t> frames;  ///< of the stack that a signal met
    std::uintptr_t stack[most_frames];
    std::uintptr_t address;  ///< that a memory fault was about
    char what[512];          ///< an exception that nobody caught, or why the journal couldn't be written

    /// A process that a row started and that outlived it; told where it outlives its worker.
    struct Noted {
        std::int32_t pid;
        std::uint32_t entry;
        char row[120];
    };
    std::atomic<std::uint32_t> noted_count;
    Noted noted[most_noted];

    void begin();  ///< of a fresh worker
};

/// A row whose process ended with it, and that whoever takes its class next tries again.
struct Returned {
    static constexpr std::size_t longest = 480;

    std::atomic<std::uint32_t> tries;  ///< attempts that it has had; 0: there is no such row
    std::uint32_t entry;
    std::uint64_t row;    ///< the hash of its id
    char cause[longest];  ///< of its last attempt's end; the journal has all of it
};

/// Waits until a run's stop flag is set, or for that long. \param flag of a board; null: there is none
/// \returns whether it is set
bool await_stop(const std::atomic<std::uint32_t>* flag, std::chrono::nanoseconds time);

/// Within it, a worker's time is another one than its row's: a configuration method's own, where that ends sooner.
class TimeLimit {
public:
    /// \param slot null: nobody watches \param milliseconds 0: it has none of its own \param what for the row's cause
    TimeLimit(Slot* slot, int milliseconds, const std::string& what);
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    ~TimeLimit();

private:
    Slot* slot_;
    std::int64_t since_ = 0;
    std::int64_t limit_ = 0;
};

/// Within it, a worker's slot tells which configuration method is called.
class Calling {
public:
    /// \param slot null: nobody watches
    Calling(Slot* slot, const std::string& path);
    Calling(const Calling&) = delete;
    Calling& operator=(const Calling&) = delete;
    ~Calling();

private:
    Slot* slot_;
};

/// What the processes of a run share: which classes and rows are taken and done, and the workers' slots. In memory of
/// all that are forked after it was made.
class Board {
public:
    /// Of a class: nobody's, done, or a worker's.
    using Claim = std::uint16_t;
    static constexpr Claim free = 0, done = 1;
    static constexpr Claim taken_by(std::size_t worker) { return static_cast<Claim>(worker + 2); }
    static bool is_taken(const std::atomic<Claim>& claim) { return claim > done; }

    Board(std::size_t classes, std::size_t entries, std::size_t workers);
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;
    ~Board();

    /// Takes a class that nobody has; false where somebody has, or had, or where classes run that it can't run beside.
    /// \param alone whether no other class may run beside it
    bool claim(std::size_t index, std::uint32_t worker, bool alone);
    /// Gives a class back that was taken. \param left whether it has rows for another worker
    void leave(std::size_t index, std::uint32_t worker, bool left);
    /// What a worker that died while it took a class, or gave it back, has left of that.
    void give_up(std::uint32_t worker);
    /// Whether a class has room beside those that run now.
    [[nodiscard]] bool has_room(bool alone) const;
    [[nodiscard]] std::atomic<Claim>& claimed(std::size_t index) { return claims_[index]; }
    /// Of each case: whether its row has ended; of a case that streams, whether all its rows have.
    [[nodiscard]] std::atomic<std::uint8_t>& ended(std::size_t entry) { return ended_[entry]; }
    /// How a case's row ended: where it has several, the worst of them. Nothing: none has.
    [[nodiscard]] std::optional<Status> worst(std::size_t entry) const;
    void note(std::size_t entry, Status status);
    /// Of a method's first case: how long its rows have taken, ns; kept where they have a limit together.
    [[nodiscard]] std::atomic<std::int64_t>& spent(std::size_t entry) { return spent_[entry]; }
    /// A class whose configuration failed: the rest of it is skipped, in all workers.
    void spoil(std::size_t index) { spoiled_[index] = 1; }
    [[nodiscard]] bool spoiled(std::size_t index) const { return spoiled_[index] != 0; }
    /// The row of a class that is to be tried again: at most one, since it is the next that the class goes on with.
    void give_back(std::size_t index, std::size_t entry, std::string_view row, std::size_t tries,
                   std::string_view cause);
    /// Takes it, where it is this one; null: this one is tried for the first time.
    const Returned* take_back(std::size_t index, std::size_t entry, std::string_view row);
    /// Of a case that streams: how many of its rows have ended.
    [[nodiscard]] std::atomic<std::uint64_t>& streamed(std::size_t entry) { return streamed_[entry]; }
    [[nodiscard]] Slot& slot(std::size_t worker) { return slots_[worker]; }
    [[nodiscard]] std::size_t workers() const { return workers_; }

    /// No row is to begin any more.
    [[nodiscard]] bool stopping() const { return stop_->load(std::memory_order_relaxed) != 0; }
    void stop();
    [[nodiscard]] const std::atomic<std::uint32_t>* stop_flag() const { return stop_; }

private:
    [[nodiscard]] bool none_runs() const;

    void* memory_ = nullptr;
    std::size_t size_ = 0;
    std::size_t workers_;
    std::size_t classes_;
    std::atomic<std::uint32_t>* stop_ = nullptr;
    std::atomic<std::uint32_t>* alone_ = nullptr;  ///< whose class runs alone, from 1; 0: nobody's
    Slot* slots_ = nullptr;
    std::atomic<std::uint64_t>* streamed_ = nullptr;
    std::atomic<Claim>* claims_ = nullptr;
    std::atomic<std::int64_t>* spent_ = nullptr;
    std::atomic<std::uint8_t>* spoiled_ = nullptr;  ///< by class
    Returned* returned_ = nullptr;                  ///< by class
    std::atomic<std::uint8_t>* ended_ = nullptr;
    std::atomic<std::uint8_t>* worst_ = nullptr;  ///< a status counted from 1; 0: none
};

}  // namespace offbeat::work
