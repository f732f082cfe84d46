#include "expected_throw.hpp"
#include "offbeat/assert.hpp"
#include "offbeat/retry.hpp"
#include "run_phases.hpp"

#include <thread>

// A row's tries, and what each comes to.
namespace offbeat {

Registry<RetryAnalyzer>& retry_analyzers() {
    static Registry<RetryAnalyzer> all("retry analyzer");
    return all;
}

/// The row's body. Where an exception is expected, that one is its success.
void Run::body(const TestMethod& test, TestClass& instance, Row& row) {
    const ExpectedThrow expected(test.annotation, row.rules.get());
    if (!expected.any()) {
        guarded("", [&] {
            test.invoke(instance, row);
            instance.body_ended(row);
        });
        return;
    }
    std::string wrong;
    const bool ended = guarded("", [&] {
        try {
            test.invoke(instance, row);
            wrong = "expected " + expected.shown() + ", and nothing was thrown";
        } catch (const Skipped&) {
            throw;
        } catch (const SetupError&) {
            throw;  // of an argument
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

/// What the open row would be told to be if it ended now.
Run::Verdict Run::verdict() const {
    const OpenRow& open = *open_;
    if (!open.broken.empty()) return {Status::broken, open.broken};
    if (!open.failures.empty()) return {Status::failed};
    // Last of the three: a base class may find while the row runs that what it is to be held against isn't there.
    if (open.row.state == RowState::not_configured) return {Status::not_configured, open.row.cause};
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
        if (verdict.status == Status::failed || verdict.status == Status::broken)
            return {Status::known_bug, "known bug " + bug + ": " + first_of(verdict.cause, open_->failures)};
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

/// Begins the open row's next attempt, where there is to be one.
bool Run::tries_again(const PlannedMethod& method) {
    const Verdict verdict = this->verdict();
    if (verdict.status != Status::failed && verdict.status != Status::broken) return false;
    if (stopping() || (open_->row.rules != nullptr && !open_->row.rules->knownBug.empty())) return false;
    const auto now = std::chrono::steady_clock::now();
    Attempt attempt{verdict.status, verdict.cause, open_->failures,
                    std::chrono::duration<double>(now - open_->attempt_began).count()};
    std::optional<std::chrono::milliseconds> pause;
    guarded("retry analyzer", [&] { pause = pause_before_retry(method, attempt); });
    if (!pause) return false;
    end_on_board();  // the pause is no time of the row's
    open_->attempts.push_back(std::move(attempt));
    tell(RowRetried{method.plan, open_->row, open_->attempts.back(), worker_});
    open_->failures.clear();
    open_->broken.clear();
    open_->skipped.clear();
    open_->row.attachments.clear();
    std::this_thread::sleep_for(*pause);
    open_->attempt_began = std::chrono::steady_clock::now();
    time_on_board(method, open_->row, open_->attempt_began);
    return true;
}

}  // namespace offbeat
