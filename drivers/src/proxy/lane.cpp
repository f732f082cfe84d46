#include "proxy/lane.hpp"

#include <algorithm>
#include <cerrno>
#include <random>

namespace offbeat::proxy {
namespace {

constexpr std::size_t most_waiting = 1024 * 1024;

/// Evenly spread, the same in every run.
std::chrono::microseconds spread(std::chrono::microseconds jitter) {
    static thread_local std::mt19937 random(20);  // NOLINT(cert-msc51-cpp): a test wants the same run again
    if (jitter.count() == 0) return {};
    return std::chrono::microseconds(
        std::uniform_int_distribution<std::int64_t>(-jitter.count(), jitter.count())(random));
}

}  // namespace

bool Lane::full() const {
    return pace_.slow() ? late_bytes_ >= most_waiting : ready_.size() > gone_ || !late_.empty();
}

void Lane::settle() {
    if (gone_ > 0 && gone_ == ready_.size()) {
        ready_.clear();
        gone_ = 0;
    }
    ready_.append(fresh_);
    fresh_ = {};
}

void Lane::put(std::string_view bytes, Time now) {
    if (cut_at_)
        bytes = bytes.substr(
            0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), *cut_at_ - std::min(put_, *cut_at_))));
    if (bytes.empty()) return;
    put_ += bytes.size();
    quiet_ = false;
    if (pace_.slow() || !late_.empty()) {
        const Time wanted = now + std::max(pace_.latency + spread(pace_.jitter), std::chrono::microseconds(0));
        late_.push_back({late_.empty() ? wanted : std::max(wanted, late_.back().at), std::string(bytes)});
        late_bytes_ += bytes.size();
    } else if (!fresh_.empty() && fresh_.data() + fresh_.size() == bytes.data()) {
        fresh_ = {fresh_.data(), fresh_.size() + bytes.size()};
    } else {
        settle();
        fresh_ = bytes;
    }
}

void Lane::put_copy(std::string_view bytes, Time now) {
    put(bytes, now);
    settle();
}

void Lane::mark(Mark::Kind kind, StatementPtr statement) {
    marks_.push_back({kind, std::move(statement), put_});
    quiet_ = false;
}

void Lane::cut_after(std::uint64_t bytes) {
    cut_at_ = std::min(cut_at_.value_or(put_ + bytes), put_ + bytes);
    quiet_ = false;
}

void Lane::set_pace(const Pace& pace) {
    pace_ = pace;
    if (pace_.slow()) return;
    settle();
    for (const Late& late : late_) ready_.append(late.bytes, late.gone, std::string::npos);
    late_.clear();
    late_bytes_ = 0;
    due_.reset();
}

std::optional<Lane::Mark> Lane::reached() {
    if (marks_.empty() || marks_.front().at > sent_) return std::nullopt;
    Mark mark = std::move(marks_.front());
    marks_.pop_front();
    return mark;
}

/// Takes away what was sent. \returns false when the socket is broken
bool Lane::send(std::string_view& bytes) {
    while (!bytes.empty() && to_.writable) {
        const ssize_t sent = ::send(to_.fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            sent_ += static_cast<std::uint64_t>(sent);
        } else if (errno == EAGAIN) {
            to_.writable = false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

/// Makes the next late piece ready, if its time has come.
bool Lane::next_late(Time now) {
    due_.reset();
    if (late_.empty()) return false;
    Late& first = late_.front();
    const Time at = pace_.bytes_per_second > 0 ? std::max(first.at, next_piece_) : first.at;
    if (at > now) {
        due_ = at;
        return false;
    }
    std::size_t size = first.bytes.size() - first.gone;
    if (pace_.bytes_per_second > 0) {
        size = static_cast<std::size_t>(std::min<std::uint64_t>(size, pace_.bytes_at_once));
        next_piece_ = std::max(now, next_piece_) + std::chrono::microseconds(size * 1'000'000 / pace_.bytes_per_second);
    }
    ready_.append(first.bytes, first.gone, size);
    first.gone += size;
    late_bytes_ -= size;
    if (first.gone == first.bytes.size()) late_.pop_front();
    return true;
}

bool Lane::flush(Time now) {
    due_.reset();
    do {
        std::string_view ready = std::string_view(ready_).substr(gone_);
        if (!ready.empty()) {
            if (!send(ready)) return false;
            gone_ = ready_.size() - ready.size();
        }
        if (ready.empty()) {
            ready_.clear();
            gone_ = 0;
            if (!send(fresh_)) return false;
        }
        settle();
    } while (ready_.empty() && next_late(now));
    if (finishing_ && empty() && to_.connected) to_.finish();
    quiet_ = empty() && marks_.empty() && !cut_at_ && !finishing_;
    return true;
}

}  // namespace offbeat::proxy
