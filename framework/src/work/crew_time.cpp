#include "offbeat/utf8.hpp"
#include "report/wording.hpp"
#include "work/crash.hpp"
#include "work/crew.hpp"

// What takes too long: rows that are slow, rows that time out, and the whole run when a signal asks for its end.
namespace offbeat::work {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr std::chrono::seconds heartbeat{1};

std::chrono::steady_clock::time_point at(std::int64_t since) {
    return std::chrono::steady_clock::time_point(nanoseconds(since));
}

std::string shown(nanoseconds time) {
    return time < std::chrono::seconds(1) ? std::to_string(std::chrono::ceil<milliseconds>(time).count()) + " ms"
                                          : report::duration_text(std::chrono::duration<double>(time).count());
}

}  // namespace

std::optional<Crew::Clock::time_point> Crew::next_deadline() {
    std::optional<Clock::time_point> next = interrupted_ != 0 ? stop_by_ : std::nullopt;
    const auto consider = [&](Clock::time_point time) { next = next ? std::min(*next, time) : time; };
    consider(beat_ + heartbeat);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const Member& member = members_[i];
        if (!member.running) continue;
        if (member.kill_at) consider(*member.kill_at);
        const Slot& slot = board_.slot(i);
        const std::int64_t since = slot.since;
        if (since <= 0) continue;
        if (slot.limit > 0) consider(at(since + slot.limit));
        const bool told = member.told_slow && member.rows_seen == slot.rows;
        if (line_.work.slow.count() > 0 && !told) consider(at(since) + line_.work.slow);
    }
    return next;
}

/// A row that is sentenced can't end any more, nor can another begin in its place: see Run::close_open_row.
bool Crew::sentence(std::uint32_t worker, const std::string& cause) {
    Slot& slot = board_.slot(worker);
    Member& member = members_[worker];
    std::int64_t since = slot.since;
    if (since <= 0 || !slot.since.compare_exchange_strong(since, -since)) return false;
    member.ending = cause;
    member.kill_at = Clock::now() + line_.work.grace;
    guard_->ask_to_stop(worker);
    return true;
}

void Crew::mind_time() {
    const auto now = Clock::now();
    if (now >= beat_ + heartbeat) {
        beat_ = now;
        audience_.tell(Heartbeat{std::chrono::duration<double>(now - started_).count()});
    }
    for (std::uint32_t i = 0; i < members_.size(); ++i) {
        Member& member = members_[i];
        if (!member.running) continue;
        Slot& slot = board_.slot(i);
        if (member.kill_at && now >= *member.kill_at) {
            member.kill_at.reset();
            member.ending += "; it didn't stop when it was asked to, and was killed";
            guard_->kill(i);
            continue;
        }
        if (member.rows_seen != slot.rows) {
            member.rows_seen = slot.rows;
            member.told_slow = false;
        }
        const std::int64_t since = slot.since;
        if (since <= 0) continue;
        const auto taken = now - at(since);
        if (slot.limit > 0 && taken >= nanoseconds(slot.limit)) {
            const std::string what = slot.what[0] == '\0' ? "it" : utf8::visible(slot.what);
            sentence(i, "timed out: " + what + " took longer than " + shown(nanoseconds(slot.limit)));
        } else if (line_.work.slow.count() > 0 && !member.told_slow && taken >= line_.work.slow) {
            member.told_slow = true;
            follow();
            const auto found = reader_->open().find(static_cast<int>(i + 1));
            if (found == reader_->open().end() || found->second.method == nullptr) continue;
            const auto& open = found->second;
            write(Remark{open.method->class_name, open.method->method, open.row.id,
                         "slow: it has been running for " + shown(line_.work.slow)});
        }
    }
    if (interrupted_ != 0 && stop_by_ && now >= *stop_by_) stop_now();
}

/// What still runs is asked to stop; workers between their rows end by themselves.
void Crew::stop_now() {
    stop_by_.reset();
    for (std::uint32_t i = 0; i < members_.size(); ++i) {
        Member& member = members_[i];
        if (!member.running) continue;
        if (member.kill_at) {  // asked already, and a second signal has come
            member.kill_at = Clock::now();
            continue;
        }
        member.not_its_own = true;
        if (sentence(i, "interrupted by " + signal_name(interrupted_))) continue;
        // In what comes before or behind rows there is no row to sentence.
        member.ending = "interrupted by " + signal_name(interrupted_);
        member.kill_at = Clock::now() + line_.work.grace;
        guard_->ask_to_stop(i);
    }
}

}  // namespace offbeat::work
