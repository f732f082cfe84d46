#include "dependencies.hpp"
#include "expected_throw.hpp"
#include "listeners.hpp"
#include "offbeat/assert.hpp"
#include "offbeat/retry.hpp"
#include "run_phases.hpp"
#include "steps.hpp"

#include <algorithm>
#include <typeinfo>

// A row's tries, and what each comes to.
namespace offbeat {

Registry<RetryAnalyzer>& retry_analyzers() {
    static Registry<RetryAnalyzer> all("retry analyzer");
    return all;
}

/// The row's body. Where an exception is expected, that one is its success.
void Run::body(const TestMethod& test, TestClass& instance, Row& row) {
    open_->in_body = true;
    if (slot_ != nullptr) slot_->in_body.store(work::Slot::within_body, std::memory_order_relaxed);
    const auto call = [&] {
        if (all_of<BodyHook>().empty()) {
            test.invoke(instance, row);
        } else {
            // Told beside whatever may be expected of the body.
            if (!called_through_hooks(open_->method.plan, row, [&] { test.invoke(instance, row); }))
                broke("no hook called the row's body");
        }
    };
    const ExpectedThrow expected(test.annotation, row.rules.get());
    if (!expected.any()) {
        guarded("", [&] {
            call();
            instance.body_ended(row);
        });
        return;
    }
    std::string wrong;
    const bool ended = guarded("", [&] {
        test.check(row);  // whose SetupError isn't the body's
        try {
            call();
            wrong = "expected " + expected.shown() + ", and nothing was thrown";
        } catch (const Skipped&) {
            throw;
        } catch (const EnvironmentError&) {
            if (!expected.names(typeid(EnvironmentError))) throw;
            wrong = expected.mismatch();
        } catch (const SetupError&) {
            if (!expected.names(typeid(SetupError))) throw;
            wrong = expected.mismatch();
        } catch (...) {
            if (is_abort_of_boost()) throw;
            wrong = expected.mismatch();
        }
    });
    if (wrong.empty()) {
        if (ended) guarded("", [&] { instance.body_ended(row); });
        return;
    }
    failed({Failure::Kind::assertion, row.source, wrong});
    boost_error(wrong, row.source);
}

/// What comes behind the body is no known bug of it, whatever the body came to.
void Run::behind_body() {
    open_->in_body = false;
    if (slot_ != nullptr) slot_->in_body.store(work::Slot::behind_body, std::memory_order_relaxed);
    if (open_->row.rules == nullptr || open_->row.rules->knownBug.empty()) return;
    Verdict verdict = this->verdict();
    if (verdict.status != Status::failed && verdict.status != Status::broken) return;
    open_->bug = Attempt{verdict.status, std::move(verdict.cause), std::exchange(open_->failures, {})};
    open_->broken.clear();
}

/// A row that failed, and was then skipped when it was tried again or not tried again after all, has failed.
void Run::keep_last_attempt(const std::string& why) {
    const Attempt& last = open_->attempts.back();
    open_->skipped.clear();
    if (last.status == Status::broken) open_->broken = last.cause + "; " + why;
    std::vector<Failure> failures = last.failures;
    if (last.status == Status::failed) failures.push_back({Failure::Kind::assertion, open_->row.source, why});
    for (auto& failure : failures) {
        open_->failures.push_back(std::move(failure));
        tell(RowFailure{open_->method.plan, open_->row, open_->failures.back(), worker_});
    }
}

/// Where the open row's process ended with it before: whether this one is to try it again.
bool Run::takes_up(const PlannedMethod& method, Row& row) {
    if (board_ == nullptr || dependencies_ == nullptr || slot_ == nullptr) return true;
    const auto* returned = board_->take_back(dependencies_->class_of(open_->entry), open_->entry, row.id);
    if (returned == nullptr) return true;
    const Attempt last{Status::broken, returned->cause};
    // The journal has what they came to.
    open_->attempts.resize(returned->tries - 1, Attempt{Status::broken});
    const auto pause = asked_for_pause(method, last);
    open_->attempts.push_back(last);
    const auto left = time_left(method, open_->entry);
    if (!pause || (left && left->count() <= 0)) {
        open_->attempts.pop_back();
        open_->untried = true;
        broke(last.cause + (pause ? "; its method's rows have used up their time" : ""));
        return false;
    }
    return await_attempt(method, row, *pause);
}

/// The pause before the open row's next attempt, which is no time of the row's. \returns whether it comes to that
bool Run::await_attempt(const PlannedMethod& method, const Row& row, std::chrono::milliseconds pause) {
    end_on_board();
    if (work::await_stop(stop_, pause)) {
        keep_last_attempt("it wasn't tried again: the run was asked to end");
        return false;
    }
    open_->attempt_began = open_->spent_until = std::chrono::steady_clock::now();
    time_on_board(method, row, open_->attempt_began);
    return true;
}

/// The open row's tries, up to its last.
void Run::attempts(const PlannedMethod& method, Row& row) {
    if (!takes_up(method, row)) return;
    do execute(method, row);
    while (tries_again(method));
    if (!open_->attempts.empty() && verdict().status == Status::skipped)
        keep_last_attempt("tried again, it was skipped: " + open_->skipped);
}

/// What the open row would be told to be if it ended now.
Run::Verdict Run::verdict() const {
    const OpenRow& open = *open_;
    if (!open.broken.empty()) return {Status::broken, open.broken};
    if (!open.failures.empty()) return {Status::failed};
    // Last of the three: a base class may find while the row runs that what it is to be held against isn't there.
    if (open.row.state == RowState::not_configured) return {Status::not_configured, open.row.cause};
    if (open.bug) return {open.bug->status, open.bug->cause};
    if (!open.skipped.empty()) return {Status::skipped, open.skipped};
    return {Status::passed};
}

/// The same with what the row's driver and its earlier attempts make of it.
Run::Verdict Run::last_verdict() const {
    Verdict verdict = this->verdict();
    const std::string bug = open_->row.rules == nullptr ? std::string() : open_->row.rules->knownBug;
    const auto first_of = [](const std::string& cause, const std::vector<Failure>& failures) {
        return failures.empty() ? cause : failures.front().message;
    };
    if (!bug.empty()) {
        // What went wrong around its body, such as a server that doesn't start, is another trouble.
        const bool only_bug = open_->bug && open_->broken.empty() && open_->failures.empty();
        const bool is_bad = verdict.status == Status::failed || verdict.status == Status::broken;
        if (only_bug || (is_bad && open_->in_body)) {
            const auto& failures = only_bug ? open_->bug->failures : open_->failures;
            return {Status::known_bug, "known bug " + bug + ": " + first_of(verdict.cause, failures)};
        }
        if (verdict.status == Status::passed)
            return {Status::failed, "passed, though it must fail by the known bug " + bug +
                                        "; is that mended, take it out of the driver"};
        return verdict;
    }
    if (verdict.status != Status::passed || open_->attempts.empty()) return verdict;
    const Attempt& last = open_->attempts.back();
    return {Status::flaky, "passed at attempt " + std::to_string(open_->attempts.size() + 1) +
                               "; the one before: " + first_of(last.cause, last.failures)};
}

std::optional<std::chrono::milliseconds> Run::pause_before_retry(const PlannedMethod& method,
                                                                 const Attempt& attempt) const {
    const Test& annotation = method.test->annotation;
    const int number = static_cast<int>(open_->attempts.size()) + 1;
    if (!annotation.retryAnalyzer.empty()) {
        const auto& analyzer = retry_analyzers().get(std::string(annotation.retryAnalyzer), method.test->where);
        return analyzer({method.plan, open_->row, attempt, number});
    }
    if (number > (annotation.retries > 0 ? annotation.retries : line_.retries)) return std::nullopt;
    constexpr int most_doublings = 20;
    return std::chrono::milliseconds(static_cast<std::int64_t>(annotation.retryDelay)
                                     << std::min(number - 1, most_doublings));
}

/// The same, while no time of the row's runs: a retry analyzer is the tester's code, and may take long or end the
/// process.
std::optional<std::chrono::milliseconds> Run::asked_for_pause(const PlannedMethod& method, const Attempt& attempt) {
    end_on_board();
    if (slot_ != nullptr) slot_->in_body.store(0, std::memory_order_relaxed);
    const work::TimeLimit limit(slot_, milliseconds_of(line_.work.timeout), "the retry analyzer");
    std::optional<std::chrono::milliseconds> pause;
    guarded("retry analyzer", [&] { pause = pause_before_retry(method, attempt); });
    return pause;
}

/// Begins the open row's next attempt, where there is to be one.
bool Run::tries_again(const PlannedMethod& method) {
    const Verdict verdict = this->verdict();
    if (verdict.status != Status::failed && verdict.status != Status::broken) return false;
    if (stopping() || (open_->row.rules != nullptr && !open_->row.rules->knownBug.empty())) return false;
    const auto now = std::chrono::steady_clock::now();
    Attempt attempt{verdict.status, verdict.cause, open_->failures,
                    std::chrono::duration<double>(now - open_->attempt_began).count()};
    spend(now);
    if (const auto left = time_left(method, open_->entry); left && left->count() <= 0) return false;
    const auto pause = asked_for_pause(method, attempt);
    if (!pause) return false;
    static_cast<void>(taken_steps());  // another attempt has steps of its own
    open_->attempts.push_back(std::move(attempt));
    tell(RowRetried{method.plan, open_->row, open_->attempts.back(), worker_});
    open_->failures.clear();
    open_->broken.clear();
    open_->skipped.clear();
    auto& attachments = open_->row.attachments;
    attachments.resize(std::min(attachments.size(), open_->attached_before.value_or(0)));
    return await_attempt(method, open_->row, *pause);
}

}  // namespace offbeat
