#include "dependencies.hpp"
#include "listeners.hpp"
#include "offbeat/utf8.hpp"
#include "provided.hpp"
#include "report/wording.hpp"
#include "rerun.hpp"
#include "revision.hpp"
#include "run_phases.hpp"
#include "steps.hpp"

#include <boost/config.hpp>
#include <boost/version.hpp>

#include <sys/utsname.h>

#include <algorithm>
#include <ctime>
#include <iterator>

namespace offbeat {

namespace {

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string now_text() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S%z", &local);
    return text;
}

std::string host_name() {
    utsname name{};
    return uname(&name) == 0 ? name.nodename : "";
}

}  // namespace

Run::Run(const CommandLine& line, std::vector<std::unique_ptr<Reporter>> reporters, shard::Together together)
    : line_(line), audience_(std::move(reporters)), started_(std::chrono::steady_clock::now()) {
    summary_.gates = line.gates;
    if (!line.shard) return;
    summary_.whole = false;
    partition_.emplace(*line.shard,
                       line.durations.empty() ? std::vector<shard::Duration>() : shard::read_durations(line.durations),
                       std::move(together));
}

Run::~Run() = default;

void Run::mind(Dependencies& dependencies, work::Board& board) {
    dependencies_ = &dependencies;
    board_ = &board;
}

void Run::start(const std::vector<SelectedMethod>& methods) {
    tell(RunPrepares{});
    started_ = std::chrono::steady_clock::now();
    for (const auto& [method, rows] : methods) {
        summary_.planned += rows.size();
        auto& ready = methods_[method].rows;
        std::ranges::copy_if(rows, std::back_inserter(ready), [](Row* row) { return row->state == RowState::ready; });
    }
    tell(started(summary_.planned));
    for (const auto& selected : methods) {
        summary_.expect(selected.method->plan);
        tell(selected.method->plan);
    }
}

RunStarted Run::started(std::uint64_t planned) const {
    RunStarted run{line_.program, line_.executable, line_.rerun,      now_text(),
                   host_name(),   line_.testres,    line_.report_dir, planned};
    if (partition_) run.shard = partition_->shard();
    run.seed = line_.seed;
    run.command_line = line_.whole;
    for (const auto& gate : line_.gates) run.gates.push_back(gate.group + '=' + report::percent_text(gate.wanted));
    run.compiler = BOOST_COMPILER;
    run.boost = std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000) + '.' +
                std::to_string(BOOST_VERSION % 100);
    run.revision = revision_of(".");
    return run;
}

void Run::finish() {
    close_open_row();
    tell(RunFinished{summary_, seconds_since(started_)});
}

void Run::begin_clock(double ago) {
    using Clock = std::chrono::steady_clock;
    started_ = Clock::now() - std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(ago));
}

double Run::since_start(std::chrono::steady_clock::time_point when) const {
    return std::chrono::duration<double>(when - started_).count();
}

void Run::open(const PlannedMethod& method, Row& row, std::chrono::steady_clock::time_point now) {
    ++summary_.run;
    open_ = std::make_unique<OpenRow>(OpenRow{method, row, now});
    open_->at = since_start(now);
    tell(RowStarted{method.plan, row, worker_, open_->at});
}

void Run::row(const PlannedMethod& method, Row& row, std::size_t entry) {
    const auto now = std::chrono::steady_clock::now();
    begin_on_board(method, row, entry, now);
    open(method, row, now);
    open_->entry = entry;
    switch (row.state) {
    case RowState::ready:
        if (waits(method, entry)) break;
        if (const auto left = time_left(method, entry); left && left->count() <= 0) {
            broke("its method's rows have used up the " + std::to_string(method.test->annotation.invocationTimeOut) +
                  " ms that they may take together");
            break;
        }
        attempts(method, row);
        break;
    case RowState::skipped:
        open_->skipped = given(row.cause);
        break;
    case RowState::bad:
        broke(row.cause);
        break;
    case RowState::not_configured:
        boost_error(row.cause, row.source);
        break;
    }
    close_open_row();
    if (dependencies_ == nullptr || !dependencies_->is_last(entry)) return;
    board_->ended(entry) = 1;  // what comes behind it may end the process
    method_done(method, entry);
}

bool Run::stream(const PlannedMethod& method, const PlanSettings& settings, std::size_t entry,
                 std::atomic<std::uint64_t>& ended) {
    std::uint64_t passed_over = ended;
    const auto run_row = [&] {
        if (passed_over > 0) {
            --passed_over;
            return;
        }
        ++summary_.planned;
        row(method, streamed_row_, entry);
        ended.fetch_add(1, std::memory_order_relaxed);
    };
    RowTally all;
    const auto mine = [&](const Row& next) {
        return (line_.row.empty() || next.is_called(line_.row)) && line_.selection.has(method.plan, next) &&
               (!partition_ || partition_->mine(method.plan, next.id, all));
    };
    std::unique_ptr<RowSource> source;
    int invocation = 1;
    std::uint64_t place = 0;
    const auto pull = [&] {
        for (;;) {
            if (source == nullptr)
                source = intercepted_rows(*method.provider, provider_context(*method.test, settings));
            if (source->refill(streamed_row_)) return true;
            if (invocation >= invocations(*method.test, settings)) return false;
            ++invocation;
            place = 0;
            source.reset();
        }
    };
    /// Behind a row that stands for the method's, which is one shard's, as others are.
    const auto end = [&](bool with_row) {
        if (with_row && (!partition_ || mine(streamed_row_))) run_row();
        if (partition_) tell(StreamEnded{method.plan, all});
        return end_stream(method, entry);
    };
    for (bool any = false;; any = true) {
        if (stopping()) return false;
        bool more = false;
        begin_provider_on_board(entry);
        try {
            more = pull();
        } catch (...) {
            streamed_row_ = row_for_thrown(method);
            if (streamed_row_.state == RowState::skipped) return end(true);
            // In each shard that sees it: nobody knows what it took from the others.
            run_row();
            return end_stream(method, entry);
        }
        if (!more) {
            const bool nothing = !any && !method.test->annotation.allowEmpty;
            if (nothing) streamed_row_ = row_for_nothing(method);
            return end(nothing);
        }
        complete(method, streamed_row_);
        streamed_row_.place = ++place;
        streamed_row_.invocation = invocation;
        if (invocation > 1) streamed_row_.id = id_of_invocation(streamed_row_.id, invocation);
        if (mine(streamed_row_)) run_row();
    }
}

/// Always true: its rows have ended.
bool Run::end_stream(const PlannedMethod& method, std::size_t entry) {
    if (board_ != nullptr) board_->ended(entry) = 1;
    method_done(method, entry);
    return true;
}

void Run::lost(const PlannedMethod& method, const Row* row) {
    Row rest;
    rest.id = "rest";
    rest.description = "the rows that are left";
    rest.source = method.plan.source;
    if (row == nullptr) ++summary_.planned;
    const std::string cause = "never ran" + (!ended_at_.empty()        ? ": the run ended at " + ended_at_
                                             : enough(summary_, line_) ? ": " + enough_text(line_)
                                                                       : std::string());
    const Row& told = row == nullptr ? rest : *row;
    summary_.count(Status::skipped, method.plan, told);
    RowFinished event{method.plan, told, Status::skipped, cause, {}, 0, rerun_command(line_, method, row)};
    event.began = false;
    tell(event);
}

void Run::broke(const std::string& cause) {
    if (open_ == nullptr) {
        audience_.add_trouble(cause);
        return;
    }
    open_late();
    const std::string why = given(cause);
    if (open_->broken.empty()) open_->broken = why;
    boost_error(why, open_->row.source);
}

void Run::ended_by_body(const std::string& cause) {
    open_late();
    open_->broken = cause;
    ended_at_ = open_->path();
    close_open_row();
}

void Run::failed(Failure failure) {
    if (hears_itself_) return;
    if (open_ == nullptr) {
        strayed_ = true;
        return;
    }
    open_late();
    if (failure.kind == Failure::Kind::exception) {
        if (open_->broken.empty()) open_->broken = given(failure.message);
        ended_at_ = open_->path();
    }
    open_->failures.push_back(std::move(failure));
    if (!open_->silent) tell(RowFailure{open_->method.plan, open_->row, open_->failures.back(), worker_});
}

void Run::attach(Attachment attachment) {
    const char* instead = open_ == nullptr  ? "no row runs that it could belong to"
                          : open_->together ? "in before_rows each row has its own attachments"
                                            : nullptr;
    if (instead != nullptr) throw Error("attach(\"" + utf8::visible(attachment.name) + "\"): " + instead);
    open_->row.attachments.push_back(std::move(attachment));
}

const TestMethod* Run::running() const {
    return open_ != nullptr && open_->method.test != nullptr ? open_->method.test : ending_;
}

void Run::close_open_row() {
    if (open_ == nullptr) return;
    if (work::is_disowned()) work::end_disowned();
    const Verdict verdict = last_verdict();
    if (open_->bug) {
        auto& failures = open_->bug->failures;
        open_->failures.insert(open_->failures.begin(), std::make_move_iterator(failures.begin()),
                               std::make_move_iterator(failures.end()));
    }
    if (auto steps = taken_steps()) open_->row.attachments.push_back(std::move(*steps));
    const auto now = std::chrono::steady_clock::now();
    spend(now);
    const std::unique_ptr<OpenRow> done = std::move(open_);
    if (!done->told) return;
    end_on_board();
    const auto& [status, cause] = verdict;
    if (board_ != nullptr && done->entry != OpenRow::none) {
        board_->note(done->entry, status);
    }
    if (elsewhere_ == nullptr) summary_.count(status, done->method.plan, done->row);
    const auto taken = now - done->started;
    tell(RowFinished{done->method.plan, done->row, status, cause, done->failures,
                     done->row.seconds.value_or(std::chrono::duration<double>(taken).count()),
                     status == Status::passed ? std::string() : rerun_command(line_, done->method, &done->row), worker_,
                     true, done->attempts, done->at, 0, done->untried});
    if (noter_ != nullptr) noter_->row_ended(static_cast<std::uint32_t>(done->entry), done->row.id, taken);
    done->row.attachments = {};  // the plan keeps its rows to the end
}

}  // namespace offbeat
