#include "dependencies.hpp"
#include "report/by_method.hpp"
#include "rerun.hpp"
#include "work/crash.hpp"
#include "work/crew.hpp"
#include "work/worker.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

// How workers end, and what becomes of what they were at.
namespace offbeat::work {
namespace {

/// Workers that end one after the other before any of them has begun a row: the next one would, too.
constexpr unsigned most_idle_deaths = 3;
constexpr unsigned most_provider_deaths = 2;

constexpr double nanoseconds_a_second = 1e9;

/// However often an analyzer would have it tried again.
constexpr std::size_t most_deaths_of_a_row = 100;

double seconds_since(std::int64_t since) {
    if (since == 0) return 0;
    const auto begin = std::chrono::steady_clock::time_point(std::chrono::nanoseconds(std::abs(since)));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

void Crew::ended(const Guard::Ended& told) {
    if (const auto idle = bury(told.worker, told.status)) idle_death(*idle);
    tell_left(told.left, board_.slot(told.worker));
}

/// \returns where no row began in it, what ended it
std::optional<std::string> Crew::bury(std::uint32_t worker, int status) {
    journal_->publish(worker + 1);
    follow();
    Member& member = members_[worker];
    Slot& slot = board_.slot(worker);
    member.running = false;
    const bool by_itself = WIFEXITED(status) && WEXITSTATUS(status) == 0 && member.ending.empty();
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    std::string cause = member.ending.empty() ? crash_text(status, slot) : member.ending;
    if (code == exit_cant_write) {
        board_.stop();
        gave_up_ = slot.what;
        cause = "the journal can't be written";
    }
    if (code == exit_strayed || reader_->strays() > strays_)
        audience_.add_trouble("an assertion failed where no row ran");
    strays_ = reader_->strays();
    hear_signals();  // a row isn't tried again in a run that was asked to end meanwhile
    settle_row(worker, status, cause, by_itself || code == exit_strayed);
    settle_configuration(worker, by_itself ? "it ended its process with _exit(0)" : cause);
    leave_class(worker, cause);
    // A signal that came after all was done, such as one from a static object's destructor.
    const bool finished = slot.claimed == Slot::none && member.ending.empty();
    if (finished && !by_itself && code != exit_strayed && code != exit_cant_write)
        audience_.add_trouble("after its last row, " + cause);
    // One that found nothing to do is no sign of trouble.
    if (slot.rows == member.rows_before && !(by_itself && slot.claimed == Slot::none)) return cause;
    idle_deaths_ = 0;
    return std::nullopt;
}

void Crew::idle_death(const std::string& cause) {
    if (++idle_deaths_ < most_idle_deaths || !gave_up_.empty()) return;
    gave_up_ = "no worker comes as far as its first row: " + cause;
    board_.stop();
}

/// Whether a worker's end may be what its row did. Somebody else may have killed it: no bug that is known proves itself
/// that way.
bool Crew::is_own_end(std::uint32_t worker, int status) const {
    const Member& member = members_[worker];
    if (member.not_its_own || board_.slot(worker).in_body != Slot::within_body) return false;
    if (!member.ending.empty()) return true;  // it took too long
    if (WIFSIGNALED(status)) return WTERMSIG(status) != SIGKILL;
    return WEXITSTATUS(status) != exit_cant_write;
}

/// Whether a row whose process ended is to be tried again. A retry analyzer is asked in the process that would do it:
/// it is the tester's code, and may crash.
bool Crew::returns(std::uint32_t worker, std::size_t entry, const journal::Reader::Open& open) const {
    if (interrupted_ != 0 || board_.stopping() || !gave_up_.empty() || !open.row.label("knownBug").empty())
        return false;
    const Test& annotation = entries_[entry].method->test->annotation;
    if (!annotation.retryAnalyzer.empty()) {
        // One that ends the process itself, when it is asked, would do so for ever.
        if (!open.attempts.empty() && board_.slot(worker).in_body == 0) return false;
        return open.attempts.size() < most_deaths_of_a_row;
    }
    const int budget = annotation.retries > 0 ? annotation.retries : line_.retries;
    return open.attempts.size() < static_cast<std::size_t>(std::max(budget, 0));
}

/// The open row's process ended: it is left to whoever takes its class next.
void Crew::give_back(std::uint32_t worker, std::size_t entry, const journal::Reader::Open& open, const std::string& why,
                     double seconds) {
    board_.give_back(entries_[entry].class_index, entry, open.row.id, open.attempts.size() + 1, why);
    const Attempt attempt{Status::broken, why, open.failures, seconds};
    write(RowRetried{*open.method, open.row, attempt, static_cast<int>(worker + 1), true});
}

/// The verdict of the row that was open, and what the board doesn't know yet of one that had just ended.
void Crew::settle_row(std::uint32_t worker, int status, const std::string& cause, bool by_itself) {
    Slot& slot = board_.slot(worker);
    const std::size_t entry = slot.entry;
    const auto found = reader_->open().find(static_cast<int>(worker + 1));
    const bool known = found != reader_->open().end();
    if (known && found->second.method != nullptr) {
        reader_->complete(static_cast<int>(worker + 1));
        const auto& open = found->second;
        const bool of_entry = entry != Slot::none && report::same_method(*open.method, entries_[entry].method->plan);
        const std::string rerun =
            of_entry ? rerun_command(line_, *entries_[entry].method, &open.row) : rerun_command(line_, *open.method);
        const std::string bug(is_own_end(worker, status) ? open.row.label("knownBug") : "");
        const std::string why = (bug.empty() ? "" : "known bug " + bug + ": ") +
                                (by_itself ? "the row ended its process with _exit(0)" : cause);
        const Status verdict = bug.empty() ? Status::broken : Status::known_bug;
        const double seconds = seconds_since(slot.since);
        if (of_entry) {
            board_.spent(dependencies_.first_of(entry)) += static_cast<std::int64_t>(seconds * nanoseconds_a_second);
            if (returns(worker, entry, open)) return give_back(worker, entry, open, why, seconds);
            board_.note(entry, verdict);
        }
        const std::vector<Failure> failures = open.failures;
        const std::vector<Attempt> attempts = open.attempts;
        write(RowFinished{*open.method, open.row, verdict, why, failures, seconds, rerun, static_cast<int>(worker + 1),
                          true, attempts, open.at});
    } else if (entry != Slot::none && !by_itself && slot.phase == Phase::provider &&
               provider_ended(worker, status, cause)) {
        return;
    }
    if (entry == Slot::none || !known) return;
    // It began, and so it has ended: by its own hand or by ours. Where the journal doesn't know it, it hadn't begun.
    if (entries_[entry].row != nullptr) {
        const auto& last = found->second;
        if (last.row.id == entries_[entry].row->id && report::same_method(*last.of, entries_[entry].method->plan))
            board_.ended(entry) = 1;
    } else {
        board_.streamed(entry) = account_.finished(entries_[entry].method->plan);
    }
}

/// A worker ended while a provider made a row for it. Somebody else may have killed it, and what is left of the rows is
/// then for the next worker; where that one is killed before it has run any of them, it was the provider's doing.
/// \returns whether the provider's end is the rows' end
bool Crew::provider_ended(std::uint32_t worker, int status, const std::string& cause) {
    if (interrupted_ != 0) return false;
    const Slot& slot = board_.slot(worker);
    unsigned& deaths = provider_deaths_[slot.entry];
    if (slot.rows != members_[worker].rows_before) deaths = 0;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL && ++deaths < most_provider_deaths) return false;
    row_of_its_own(slot.entry, "provider", cause);
    board_.note(slot.entry, Status::broken);
    board_.ended(slot.entry) = 1;
    return true;
}

/// Something went wrong where no row was: it is told as a row.
void Crew::row_of_its_own(std::size_t entry, const char* id, const std::string& cause) {
    const PlannedMethod& method = *entries_[entry].method;
    Row row;
    row.id = id;
    row.description = "its rows couldn't be made";
    row.source = method.plan.source;
    const std::vector<Failure> none;
    writer_->on(RowStarted{method.plan, row, 0, since_start()});
    write(RowFinished{method.plan, row, Status::broken, cause, none, 0, rerun_command(line_, method, nullptr)});
}

/// What is left of its class is for another worker.
void Crew::leave_class(std::uint32_t worker, const std::string& cause) {
    Slot& slot = board_.slot(worker);
    const std::uint32_t index = slot.claimed;
    board_.give_up(worker);
    if (index == Slot::none || board_.claimed(index) != Board::taken_by(worker)) return;
    bool left = false;
    const Entry* first = nullptr;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].class_index != index || !entries_[i].selected) continue;
        if (first == nullptr) first = &entries_[i];
        left = left || board_.ended(i) == 0;
    }
    board_.leave(index, worker, left);
    tell_owed(worker, !left);
    if (left || first == nullptr || slot.phase != Phase::class_end || has_told(worker, "after_class")) return;
    MethodPlan plan;
    plan.class_name = first->method->plan.class_name;
    plan.method = "after_class";
    plan.source = first->method->plan.source;
    row_behind(plan, "after_class", "after the rows of " + plan.class_name, cause);
}

void Crew::tell_left(const std::string& left, const Slot& slot) {
    std::istringstream lines(left);
    for (std::string line; std::getline(lines, line);) {
        const auto blank = line.find(' ');
        const int pid = std::atoi(line.c_str());
        Remark remark;
        const auto of_entry = [&](std::uint32_t entry) {
            if (entry == Slot::none) return;
            remark.class_name = entries_[entry].method->plan.class_name;
            remark.method = entries_[entry].method->plan.method;
        };
        of_entry(slot.entry);
        const std::uint32_t count = std::min<std::uint32_t>(slot.noted_count, Slot::most_noted);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (slot.noted[i].pid != pid) continue;
            of_entry(slot.noted[i].entry);
            remark.row = slot.noted[i].row;
        }
        remark.text = "left " + line.substr(blank + 1) + " behind; it was ended";
        write(remark);
    }
}

/// Rows whose process ended, and that nobody tried again.
void Crew::tell_returned(const std::string& why) {
    for (const auto& [plan, row, attempts] : reader_->returned()) {
        const auto entry = std::ranges::find_if(entries_, [&, &method = *plan, &id = row.id](const Entry& one) {
            return report::same_method(method, one.method->plan) && (one.row == nullptr || one.row->id == id);
        });
        if (entry == entries_.end()) continue;
        const auto index = static_cast<std::size_t>(entry - entries_.begin());
        const Attempt& last = attempts.back();
        if (entry->row != nullptr) board_.ended(index) = 1;
        board_.note(index, Status::broken);
        writer_->on(RowStarted{entry->method->plan, row, 0, since_start()});
        write(RowFinished{entry->method->plan, row, Status::broken, last.cause + "; it wasn't tried again: " + why,
                          last.failures, 0, rerun_command(line_, *entry->method, &row), 0, true, attempts});
    }
}

/// What was selected and never ran.
void Crew::tell_lost() {
    const std::string why = interrupted_ != 0         ? "the run was interrupted by " + signal_name(interrupted_)
                            : !gave_up_.empty()       ? gave_up_
                            : enough(summary_, line_) ? enough_text(line_)
                                                      : "the run ended early";
    tell_returned(why);
    const std::vector<Failure> none;
    const std::string cause = "never ran: " + why;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (!entries_[i].selected || board_.ended(i) != 0) continue;
        const PlannedMethod& method = *entries_[i].method;
        Row rest;
        rest.id = "rest";
        rest.description = "the rows that are left";
        rest.source = method.plan.source;
        const Row& row = entries_[i].row == nullptr ? rest : *entries_[i].row;
        RowFinished event{
            method.plan, row, Status::skipped, cause, none, 0, rerun_command(line_, method, entries_[i].row)};
        event.began = false;
        writer_->on(event);
    }
}

}  // namespace offbeat::work
