#include "account.hpp"

#include <algorithm>

namespace offbeat {

bool Audience::needs_contents() const {
    return std::ranges::any_of(reporters_,
                               [](const auto& reporter) { return reporter != nullptr && reporter->needs_contents(); });
}

void tell_attempt(Reporter& to, const RowRetried& event) {
    for (const auto& failure : event.attempt.failures)
        to.on(RowFailure{event.method, event.row, failure, event.worker});
    to.on(event);
}

void tell_again(Reporter& to, const RowFinished& event) {
    for (const auto& attempt : event.attempts) tell_attempt(to, {event.method, event.row, attempt, event.worker});
    for (const auto& failure : event.failures) to.on(RowFailure{event.method, event.row, failure, event.worker});
}

void Account::on(const RunStarted& run) {
    summary_.planned += run.planned;
    to_.tell(run);
}

void Account::on(const MethodPlan& method) {
    if (begun_) summary_.planned += method.rows;
    summary_.expect(method);
    to_.tell(method);
}

void Account::on(const RowStarted& event) {
    begun_ = true;
    if (!event.again) ++summary_.run;
    if (!event.again && !event.method.counted) ++summary_.planned;
    to_.tell(event);
}

void Account::on(const RowFailure& event) {
    to_.tell(event);
}

void Account::on(const RowRetried& event) {
    to_.tell(event);
}

void Account::on(const RowFinished& event) {
    begun_ = true;
    if (!event.began && !event.method.counted) ++summary_.planned;
    if (!event.method.counted && event.began) {
        if (last_ != &event.method) {
            last_ = &event.method;
            last_streamed_ = &streamed_[event.method.class_name + '\n' + event.method.method];
        }
        ++*last_streamed_;
    }
    summary_.count(event.status, event.method, event.row);
    to_.tell(event);
}

void Account::on(const Remark& remark) {
    to_.tell(remark);
}

void Account::on(const StreamEnded& stream) {
    to_.tell(stream);
}

std::uint64_t Account::finished(const MethodPlan& method) const {
    const auto found = streamed_.find(method.class_name + '\n' + method.method);
    return found == streamed_.end() ? 0 : found->second;
}

}  // namespace offbeat
