#include "disturbance.hpp"

#include "decimal_text.hpp"

#include <algorithm>
#include <map>

namespace offbeat::outage {
namespace {

using namespace std::chrono_literals;
using proxy::Clock;
using proxy::Passed;

/// A database on an idle machine answers in a thousandth of it. A service's own time-outs are longer, as a rule.
constexpr Clock::duration slow = 250ms;
/// An outage's end is a timer's: a quarter more than asked for is no longer what the row says.
constexpr double too_long = 1.25;

std::string seconds_text(Clock::duration time) {
    return decimal_text(std::chrono::duration<double>(time).count()) + " s";
}

std::optional<Clock::time_point> answered_at(const std::vector<Passed>& passed, std::size_t sent) {
    for (std::size_t i = sent + 1; i < passed.size(); ++i) {
        if (passed[i].connection == passed[sent].connection && passed[i].answered) return passed[i].at;
    }
    return std::nullopt;
}

/// When the service stopped to wait for it: what it did next, or its answer to the client.
Clock::time_point given_up_at(const std::vector<Passed>& passed, std::size_t sent, Clock::time_point answer) {
    for (std::size_t i = sent + 1; i < passed.size(); ++i) {
        if (!passed[i].answered) return passed[i].at;
    }
    return answer;
}

/// The longest wait that began in a span, and for what it was.
class Longest {
public:
    explicit Longest(Span span) : span_(span) {}

    void see(Clock::time_point from, Clock::time_point to, const std::string& what) {
        const auto waited = std::min(to, span_.to) - from;
        if (from < span_.from || waited <= longest_) return;
        longest_ = waited;
        what_ = what;
    }
    [[nodiscard]] std::string told() const {
        if (longest_ < slow) return {};
        return "the database, which nothing struck there, took " + seconds_text(longest_) + " for " + what_;
    }

private:
    Span span_;
    Clock::duration longest_{};
    std::string what_;
};

}  // namespace

std::string slow_database(const std::vector<Passed>& passed, const std::optional<proxy::Firing>& fired,
                          Span untouched) {
    Longest longest(untouched);
    for (std::size_t i = 0; i < passed.size(); ++i) {
        const Passed& sent = passed[i];
        if (sent.answered) continue;
        const auto answered = answered_at(passed, i);
        const auto end = answered.value_or(given_up_at(passed, i, untouched.to));
        // Whatever waited when the fault struck its connection, or came after that, waited for the fault.
        if (fired && sent.connection == fired->connection && (!answered || end >= fired->at)) continue;
        longest.see(sent.at, end, sent.verb);
    }
    return longest.told();
}

std::string slow_connection(const std::vector<Passed>& passed, const std::set<std::uint64_t>& struck, Span untouched) {
    Longest longest(untouched);
    std::map<std::uint64_t, Clock::time_point> waiting;
    for (const Passed& one : passed) {
        if (one.verb == "refused") waiting.erase(one.connection);
        if (one.verb != "accept" || struck.contains(one.connection)) continue;
        if (!one.answered) {
            waiting[one.connection] = one.at;
        } else if (const auto accepted = waiting.extract(one.connection)) {
            longest.see(accepted.mapped(), one.at, "a connection");
        }
    }
    for (const auto& [connection, since] : waiting) longest.see(since, untouched.to, "a connection");
    return longest.told();
}

std::string long_outage(Span outage, Clock::duration asked) {
    const auto lasted = outage.to - outage.from;
    if (std::chrono::duration<double>(lasted) <= std::chrono::duration<double>(asked) * too_long) return {};
    return "the outage lasted " + seconds_text(lasted) + " where " + seconds_text(asked) + " were asked for";
}

std::string late_machine(const StallWatch& stalls, Span span) {
    const double stall = stalls.longest_stall(span);
    return stall == 0 ? "" : "the machine kept this program from running for " + decimal_text(stall) + " s";
}

}  // namespace offbeat::outage
