#pragma once

#include "account.hpp"
#include "command_line.hpp"
#include "journal/file.hpp"
#include "journal/reader.hpp"
#include "journal/writer.hpp"
#include "offbeat/plan.hpp"
#include "work/board.hpp"
#include "work/guard.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace offbeat {
class Dependencies;
}

namespace offbeat::work {

/// What the runner needs to know of a case of Boost.Test's.
struct Entry {
    const PlannedMethod* method = nullptr;
    const Row* row = nullptr;  ///< null: all rows of a method that streams
    std::size_t class_index = 0;
    bool selected = false;
};

/// What happens in the program itself around all that workers do.
struct Around {
    /// The run's clock begins, so many seconds ago: those of the interrupted run that it goes on with.
    std::function<void(double)> begin = {};
    std::function<void()> before = {};
    std::function<void(Reporter&)> after = {};
};

/// The runner: forks workers, follows what they write to the journal, passes it to the reporters, gives rows whose
/// worker ended their verdict, ends those that take too long, and tells what never ran.
class Crew {
public:
    /// \param entries all cases in the plan's order, those of one class together
    Crew(const CommandLine& line, const std::vector<Entry>& entries, std::size_t classes, Board& board,
         const Dependencies& dependencies, Audience& audience, Summary& summary);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew();

    /// Returns in the runner, without a value, when the run is over and reported; and in each worker, with its number,
    /// when it is to begin. \throws Error
    /// \param around what the program itself does before the first worker is forked from it, and after the last
    std::optional<std::uint32_t> work(const RunStarted& started, const Around& around = {});

    [[nodiscard]] journal::File& journal() { return *journal_; }
    /// The signal that ended the run early; 0: none.
    [[nodiscard]] int interrupted() const { return interrupted_; }

private:
    using Clock = std::chrono::steady_clock;

    /// What the runner knows of a worker.
    struct Member {
        bool running = false;
        std::uint64_t rows_before = 0;  ///< of its slot, when it was started
        std::uint64_t rows_seen = 0;    ///< when it was looked at last
        bool told_slow = false;         ///< of the row that it was at then
        std::string ending = {};        ///< why it is being ended, for its row's cause
        bool not_its_own = false;       ///< it is being ended for no fault of its row's
        std::optional<Clock::time_point> kill_at = {};
    };

    // crew.cpp: the loop
    void hire();
    std::vector<const MethodPlan*> write_plans();
    [[nodiscard]] std::size_t classes_free();
    void wait();
    void follow();
    void hear_guard();
    void hear_signals();
    /// An event of the runner's own goes the way of all others: through the journal.
    template <class Event>
    void write(const Event& event) {
        writer_->on(event);
        follow();
    }

    // crew_time.cpp
    [[nodiscard]] std::optional<Clock::time_point> next_deadline();
    bool sentence(std::uint32_t worker, const std::string& cause);
    void mind_time();
    void stop_now();

    // crew_endings.cpp
    void ended(const Guard::Ended& told);
    std::optional<std::string> bury(std::uint32_t worker, int status);
    [[nodiscard]] bool is_own_end(std::uint32_t worker, int status) const;
    void idle_death(const std::string& cause);
    bool provider_ended(std::uint32_t worker, int status, const std::string& cause);
    [[nodiscard]] bool returns(std::uint32_t worker, std::size_t entry, const journal::Reader::Open& open) const;
    void give_back(std::uint32_t worker, std::size_t entry, const journal::Reader::Open& open, const std::string& why,
                   double seconds);
    void settle_row(std::uint32_t worker, int status, const std::string& cause, bool by_itself);
    void row_of_its_own(std::size_t entry, const char* id, const std::string& cause);
    void leave_class(std::uint32_t worker, const std::string& cause);
    void tell_left(const std::string& left, const Slot& slot);
    void tell_returned(const std::string& why);
    void tell_lost();
    [[nodiscard]] double since_start() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

    // crew_configuration.cpp
    [[nodiscard]] bool has_told(std::uint32_t worker, const std::string& id) const;
    void settle_configuration(std::uint32_t worker, const std::string& cause);
    void row_behind(MethodPlan plan, const std::string& id, const std::string& description, const std::string& cause);
    void tell_owed(std::uint32_t worker, bool last);

    // crew_resume.cpp
    double take_up(const RunStarted& started);

    const CommandLine& line_;
    const std::vector<Entry>& entries_;
    std::size_t classes_;
    Audience& audience_;
    Summary& summary_;
    Board& board_;
    const Dependencies& dependencies_;
    Account account_;
    std::optional<journal::File> journal_;
    std::optional<journal::Writer> writer_;
    std::optional<journal::Reader> reader_;
    std::optional<Guard> guard_;
    std::vector<Member> members_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point woken_ = {};
    Clock::time_point beat_ = started_;
    std::uint64_t position_ = 0;
    std::string buffer_;
    std::uint64_t strays_ = 0;  ///< of the reader's, those that were told
    int signals_ = -1;
    int wakeup_ = -1;
    int interrupted_ = 0;
    Clock::time_point asked_;  ///< when it was first asked to end
    std::optional<Clock::time_point> stop_by_;
    unsigned idle_deaths_ = 0;                         ///< of workers, one after the other, in which no row began
    std::map<std::size_t, unsigned> provider_deaths_;  ///< by case: of workers, one after the other, that were killed
                                                       ///< while its provider made the first row that they were to run
    std::set<pid_t> own_children_;                     ///< processes that no guard has started
    std::string gave_up_;
};

}  // namespace offbeat::work
