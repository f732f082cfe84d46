#pragma once

#include "account.hpp"
#include "command_line.hpp"
#include "offbeat/plan.hpp"
#include "offbeat/reporter.hpp"
#include "shard/partition.hpp"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat {

class Dependencies;
struct Level;
namespace journal {
class File;
}
namespace work {
class Board;
struct Slot;
enum class Phase : std::uint32_t;
class Noter;
}  // namespace work

/// A method that has rows in this run.
struct SelectedMethod {
    const PlannedMethod* method;
    std::vector<Row*> rows =
        {};  ///< those that Boost.Test's filters left in, in the plan's order; none where it streams
};

/// One run: takes rows through before-methods, body and after-methods to a verdict, and tells the reporters.
/// Rows known to the plan and rows that stream take the same path.
class Run {
public:
    /// \param together of which rows go to one shard
    Run(const CommandLine& line, std::vector<std::unique_ptr<Reporter>> reporters, shard::Together together = {});
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run();

    /// What rows wait for, and where it is noted how they ended.
    void mind(Dependencies& dependencies, work::Board& board);
    void start(const std::vector<SelectedMethod>& methods);
    /// Whether open_levels() or close_levels() would call anything.
    [[nodiscard]] static bool has_levels(const std::vector<SelectedMethod>& methods);
    /// Before-methods of the suite, its tests and groups, around these rows. What workers are forked from comes after
    /// this.
    void open_levels(const std::vector<SelectedMethod>& methods);
    /// Their after-methods. \param to where it is told what went wrong; null: to the reporters
    void close_levels(Reporter* to);
    void finish();
    /// Its clock begins, so many seconds ago: those of an interrupted run that it goes on with.
    void begin_clock(double ago);
    /// What it tells first, where others run the rows.
    [[nodiscard]] RunStarted started(std::uint64_t planned) const;
    /// From now on this process is a worker's: what it tells goes to the journal alone, and its slot tells the runner
    /// what it is at. \param methods as start() has them
    void work(const std::vector<SelectedMethod>& methods, journal::File& journal, work::Slot& slot, int worker);

    /// \param entry the number of its case
    void row(const PlannedMethod& method, Row& row, std::size_t entry = 0);
    /// Rows that the plan left to the run: pulled from the provider again, one at a time.
    /// \param ended how many of them have ended before, and are passed over; counted on
    /// \returns whether all have ended
    bool stream(const PlannedMethod& method, const PlanSettings& settings, std::size_t entry,
                std::atomic<std::uint64_t>& ended);
    /// Told before each row of a stream, and between rows: whether no more are to begin.
    void stop_when(const std::atomic<std::uint32_t>* stop) { stop_ = stop; }
    [[nodiscard]] bool stopping() const {
        return (stop_ != nullptr && stop_->load(std::memory_order_relaxed) != 0) || enough(summary_, line_);
    }
    /// After the last row of a class: its after-methods, and the end of its instance.
    void class_done(const std::string& class_name);

    /// What Boost.Test heard: an assertion that failed, or an exception or signal that ended a row from outside.
    void failed(Failure failure);
    /// While the run itself tells Boost.Test of an error, what comes back is no news.
    void hears_itself(bool itself) { hears_itself_ = itself; }
    /// A row that was planned and never ran, since a signal ended the run before; of a streamed method: those that are
    /// left.
    void lost(const PlannedMethod& method, const Row* row);
    /// The open row is broken, and it was the last: without a word to Boost.Test, which is on its way out.
    void ended_by_body(const std::string& cause);
    /// \throws Error where no row runs that it could belong to
    void attach(Attachment attachment);
    /// Ends a row that never came back, such as one that a signal interrupted.
    void close_open_row();

    /// Of a class whose rows run in several processes, which of them this one has: every so-many-th of a method.
    void take_lane(std::size_t lane, std::size_t of) {
        lane_ = lane;
        lanes_ = of;
    }

    /// Whether this run has the row, which Boost.Test's filters have left in; to be asked of each once.
    bool has(const PlannedMethod& method, const Row& row) {
        return line_.selection.has(method.plan, row) && (!partition_ || partition_->mine(method.plan, row.id));
    }

    [[nodiscard]] Summary& summary() { return summary_; }
    [[nodiscard]] Audience& audience() { return audience_; }
    [[nodiscard]] bool in_row() const { return open_ != nullptr; }
    /// The test method whose row runs, or after whose class something runs; null: nothing does.
    [[nodiscard]] const TestMethod* running() const;
    /// What a reporter threw (a full disk); empty where all reports were written.
    [[nodiscard]] const std::string& report_trouble() const { return audience_.trouble(); }

    /// Whether an assertion failed where no row ran: no gate's group may excuse it.
    [[nodiscard]] bool strayed() const { return strayed_; }

private:
    struct OpenRow;
    struct Trouble;
    struct ClassState;
    struct MethodState;
    struct OpenLevel;
    struct Verdict {
        Status status;
        std::string cause = {};
    };

    ClassState& class_state(const PlannedMethod& method);
    void find_methods(ClassState& state);
    const Trouble& before_rows(const PlannedMethod& method, TestClass& instance);
    void open_level(OpenLevel& opened);
    template <class Call>
    Trouble try_before(const std::string& before, const std::string& who, const Location& where, Call call);
    [[nodiscard]] bool levels_failed() const;
    [[nodiscard]] const Trouble* level_trouble(const MethodPlan& method, const Row& row) const;
    [[nodiscard]] Trouble trouble(bool ready, const std::string& before) const;
    bool held_up(const Trouble& trouble);
    void execute(const PlannedMethod& method, Row& row);
    // run_attempts.cpp
    void body(const TestMethod& test, TestClass& instance, Row& row);
    void behind_body();
    [[nodiscard]] Verdict verdict() const;
    [[nodiscard]] Verdict last_verdict() const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> pause_before_retry(const PlannedMethod& method,
                                                                              const Attempt& attempt) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> asked_for_pause(const PlannedMethod& method,
                                                                           const Attempt& attempt);
    void attempts(const PlannedMethod& method, Row& row);
    bool takes_up(const PlannedMethod& method, Row& row);
    bool await_attempt(const PlannedMethod& method, const Row& row, std::chrono::milliseconds pause);
    bool tries_again(const PlannedMethod& method);
    void keep_last_attempt(const std::string& why);
    bool before(ClassState& state, Row& row);
    void after(ClassState& state, Row& row);
    bool configure(When when, ClassState& state);
    void call(const ConfigurationMethod& method, TestClass& instance, int milliseconds);
    void spoil(ClassState& state, const ConfigurationMethod& method, std::size_t entry);
    [[nodiscard]] int time_of_its_own(const ConfigurationMethod& method) const;
    void owe(std::uint32_t what, bool owed);
    [[nodiscard]] bool is_wanted(const ConfigurationMethod& method) const;
    void begin_of_its_own(MethodPlan plan, const std::string& id, const std::string& description,
                          const Location& where);
    template <class Call>
    bool row_of_its_own(MethodPlan plan, const std::string& id, const std::string& description, Call call);
    void method_done(const PlannedMethod& method, std::size_t entry);
    bool end_stream(const PlannedMethod& method, std::size_t entry);
    bool waits(const PlannedMethod& method, std::size_t entry);
    static bool in_one(const std::vector<std::string>& groups, const Names& wanted);
    /// In seconds.
    [[nodiscard]] double since_start(std::chrono::steady_clock::time_point when) const;
    void open(const PlannedMethod& method, Row& row, std::chrono::steady_clock::time_point now);
    void open_late();
    template <class Call>
    bool guarded(const std::string& phase, Call call);
    void broke(const std::string& cause);
    template <class Event>
    void tell(const Event& event);
    void begin_on_board(const PlannedMethod& method, const Row& row, std::size_t entry,
                        std::chrono::steady_clock::time_point now);
    void time_on_board(const PlannedMethod& method, const Row& row, std::chrono::steady_clock::time_point now);
    void begin_provider_on_board(std::size_t entry);
    void spend(std::chrono::steady_clock::time_point until);
    [[nodiscard]] std::optional<std::chrono::nanoseconds> time_left(const PlannedMethod& method,
                                                                    std::size_t entry) const;
    void end_on_board();
    void phase(work::Phase phase);

    const CommandLine& line_;
    Audience audience_;
    std::optional<shard::Partition> partition_;  ///< nothing: all rows are this run's
    std::map<std::string, ClassState> classes_;
    std::map<const PlannedMethod*, MethodState> methods_;
    std::unique_ptr<OpenRow> open_;
    std::vector<OpenLevel> levels_;
    bool levels_open_ = false;
    Reporter* elsewhere_ = nullptr;  ///< who hears what is told; null: the audience
    // Not on the stack, which a signal takes away before the row's verdict is told.
    Row streamed_row_;
    PlannedMethod after_class_;
    Row after_class_row_;
    const TestMethod* ending_ = nullptr;  // of the class whose after-methods run
    std::string ended_at_;                // the row that a signal ended
    Summary summary_;
    std::chrono::steady_clock::time_point started_;
    bool hears_itself_ = false;
    bool strayed_ = false;
    const std::atomic<std::uint32_t>* stop_ = nullptr;
    Dependencies* dependencies_ = nullptr;
    work::Board* board_ = nullptr;
    std::size_t lane_ = 0;
    std::size_t lanes_ = 1;
    int worker_ = 0;              ///< 0: this is no worker's process
    work::Slot* slot_ = nullptr;  ///< a worker's
    std::unique_ptr<work::Noter> noter_;
};

}  // namespace offbeat
