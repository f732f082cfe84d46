#include "offbeat/builtin_reporters.hpp"
#include "offbeat/utf8.hpp"
#include "report/by_method.hpp"
#include "report/console_ending.hpp"
#include "report/live_state.hpp"
#include "report/live_terminal.hpp"
#include "report/wording.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace offbeat::report {
namespace {

struct ConsoleMethod {
    explicit ConsoleMethod(const MethodPlan& from) : plan(from) {}
    MethodPlan plan;
    Summary counts = {};
    double seconds = 0;
    bool told = false;
};

class Console final : public Reporter {
public:
    Console(std::FILE* out, ConsoleOptions options)
        : out_(out), options_(options), state_(make_live_state()), ending_(options) {}

    /// Workers that are forked later write to the same terminal.
    void on(const RunPrepares&) override {
        if (options_.live) terminal_ = LiveTerminal::open(fileno(out_), *state_, options_);
    }

    void on(const RunStarted& run) override {
        run_ = run;
        planned_ = run.planned;
    }

    void on(const MethodPlan& method) override {
        methods_.of(method);
        all_counted_ = all_counted_ && method.counted;
        if (!begun_) return;
        planned_ += method.rows;  // what comes after a class's rows becomes a row when it goes wrong
        state_->plan(planned_, all_counted_);
    }

    void on(const RowStarted& event) override {
        begin();
        state_->started(event, &methods_.of(event.method));
        log_progress(event.at);
    }

    void on(const RowRetried& event) override {
        if (event.elsewhere) state_->left(event.worker);
    }

    void on(const Heartbeat& beat) override {
        mind_terminal();
        if (begun_) log_progress(beat.at);
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        begin();
        auto& method = methods_.of(event.method);
        method.counts.count(event.status);
        method.seconds += event.seconds;
        if (event.status == Status::skipped) ending_.add_skipped(event.cause);
        if (event.status == Status::flaky || event.status == Status::known_bug) ending_.add_remarkable(event);
        if (worth_keeping(event.status)) went_wrong(event);
        state_->finished(event);
        if (method.plan.counted && method.counts.reported() == method.plan.rows) tell(method);
    }

    void on(const Remark& remark) override {
        begin();
        const std::string text = utf8::visible(subject_of(remark)) + "  " + utf8::visible(remark.text) + '\n';
        if (++remarks_ <= most_live) {
            write((options_.unicode ? "· " : "- ") + text);
        }
    }

    void on(const RunFinished& run) override {
        begin();
        for (auto& method : methods_) tell(method);
        terminal_.reset();
        std::string out = ending_.text();
        const std::string account = account_text(run.summary, options_.unicode) + ": " + counts_text(run.summary);
        out += '\n' + coloured(run.summary.green() ? Status::passed : Status::failed, account, options_);
        out += "  (" + duration_text(run.seconds) + ")\n" + gates_told(run.summary);
        // Where it couldn't be written, that was told; an earlier run's page is gone.
        if (::access((run_.report_dir + "/index.html").c_str(), R_OK) == 0)
            out += utf8::visible(run_.report_dir + "/index.html") + '\n';
        write(out);
        std::fflush(out_);
    }

private:
    /// The header is written with the first row, when all methods are known.
    void begin() {
        if (begun_) return;
        begun_ = true;
        std::set<std::string_view> classes;
        for (const auto& method : methods_) classes.insert(method.plan.class_name);
        write(utf8::visible(run_.program) + ": " + plural(classes.size(), "class", "classes") + ", " +
              plural(methods_.size(), "method", "methods") + ", " + rows_planned() + " planned" +
              shard_text(run_.shard) +
              (run_.seed ? ", shuffled: --shuffle=" + std::to_string(*run_.seed) : std::string()) + '\n');
        state_->plan(planned_, all_counted_);
        started_ = Clock::now();
    }

    /// In a log, every ten seconds; in a run of hours every five minutes. Events bring the time along, so a clock is
    /// read only where a line seems due: what an interrupted run did comes with that run's times.
    void log_progress(double at) {
        if (options_.live || at < next_line_) return;
        const std::chrono::duration<double> passed = Clock::now() - started_;
        if (passed.count() + 1 < next_line_) return;
        next_line_ = at + std::clamp(at / 20, between_lines, 30 * between_lines);
        write("... " + log_line(*state_, at) + '\n');
        std::fflush(out_);
    }

    [[nodiscard]] std::string rows_planned() const {
        if (!run_.shard.given()) return plural(run_.planned, "row", "rows");
        return std::to_string(run_.planned) + " of " + plural(run_.shard.all.rows, "row", "rows");
    }

    void went_wrong(const RowFinished& event) {
        const bool live = options_.live && shown_live_ < most_live;
        if (!live && ending_.is_full()) return ending_.add_more(event.method);
        KeptRow row = keep(event, places_);
        if (live) {
            ++shown_live_;
            write(mark(row.status) + ' ' + utf8::visible(row.class_name + '.' + case_name(row)) + "  " +
                  cut(reason(row), 120) +
                  (shown_live_ == most_live ? "\n  (more of them are told at the end)\n" : "\n"));
        }
        if (ending_.is_full()) return ending_.add_more(event.method);
        ending_.add(std::move(row));
    }

    void tell(ConsoleMethod& method) {
        if (method.told) return;
        method.told = true;
        std::string out = mark(worst_of(method.counts)) + ' ';
        out += utf8::visible(method.plan.class_name + '.' + method.plan.method) + "  " + counts_text(method.counts);
        out += "  " + duration_text(method.seconds) + '\n';
        if (!method.plan.formula.empty()) out += "    " + utf8::visible(method.plan.formula) + '\n';
        write(out);
    }

    [[nodiscard]] std::string gates_told(const Summary& summary) const {
        std::string out;
        for (const auto& gate : summary.gates) {
            out += mark(gate.green() ? Status::passed : Status::failed) + ' ' + utf8::visible(gate_text(gate)) + '\n';
        }
        const std::string ungated = ungated_text(summary);
        if (!ungated.empty()) out += mark(Status::failed) + ' ' + ungated + '\n';
        return out;
    }

    [[nodiscard]] std::string mark(Status status) const {
        return coloured(status, symbol(status, options_.unicode), options_);
    }

    static std::string plural(std::uint64_t count, const char* one, const char* many) {
        return std::to_string(count) + ' ' + (count == 1 ? one : many);
    }

    void mind_terminal() {
        if (terminal_ && terminal_->lost()) terminal_.reset();
    }

    void write(const std::string& text) {
        mind_terminal();
        std::fwrite(text.data(), 1, text.size(), out_);
    }

    using Clock = std::chrono::steady_clock;

    static constexpr int most_live = 50;
    static constexpr double between_lines = 10;

    std::FILE* out_;
    ConsoleOptions options_;
    SharedLiveState state_;
    std::unique_ptr<LiveTerminal> terminal_;
    ConsoleEnding ending_;
    RunStarted run_;
    ByMethod<ConsoleMethod> methods_;
    Places places_;
    int shown_live_ = 0;
    int remarks_ = 0;
    bool begun_ = false;
    bool all_counted_ = true;
    std::uint64_t planned_ = 0;
    Clock::time_point started_ = {};
    double next_line_ = between_lines;
};

}  // namespace

std::unique_ptr<Reporter> make_console_reporter(std::FILE* out, ConsoleOptions options) {
    return std::make_unique<Console>(out, options);
}

}  // namespace offbeat::report
