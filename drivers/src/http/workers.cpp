#include "offbeat/http/workers.hpp"

#include <algorithm>
#include <future>
#include <thread>
#include <utility>

namespace offbeat::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::chrono::milliseconds left(Clock::time_point until) {
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()));
}

/// Opens connections until the right ones are met: more at a time from round to round, since a single one at a time
/// may be taken by the same worker again and again, and with a pause where nothing was met.
class Search {
public:
    Search(const stack::Endpoint& server, const Request& probe, std::string header, Clock::time_point until)
        : server_(server), probe_(probe), header_(std::move(header)), until_(until) {}

    /// \param wants takes a worker's name and its connection, and says whether more are wanted
    /// \returns empty: found; else what the last connection said, at the deadline
    template <class Wants>
    std::string run(Wants wants) {
        for (;; pause_ = std::min(pause_ * 2, 25ms)) {
            std::vector<std::future<Met>> round;
            for (std::size_t i = 0; i < at_once_; ++i)
                round.push_back(std::async(std::launch::async, [this] { return meet(); }));
            bool more = true;
            for (auto& one : round) {
                Met met = one.get();
                const bool cut_short = Clock::now() >= until_ && !last_.empty();
                if (!cut_short) last_ = met.trouble.empty() ? "only others answered" : met.trouble;
                if (more && !met.name.empty()) more = wants(std::move(met.name), std::move(met.connection));
            }
            if (!more) return {};
            if (Clock::now() + pause_ >= until_) return last_;
            std::this_thread::sleep_for(pause_);  // nothing tells when a worker comes
            at_once_ = std::min<std::size_t>(at_once_ * 2, 16);
        }
    }

private:
    struct Met {
        std::string name;
        Connection connection;
        std::string trouble;
    };

    /// One that hangs is given up in time for others.
    Met meet() const {
        Met met{{}, Connection(server_), {}};
        const Outcome outcome = met.connection.send(probe_, std::min<std::chrono::milliseconds>(left(until_), 5s));
        if (outcome.kind != Outcome::Kind::answered) {
            met.trouble = outcome.text();
        } else if (outcome.response.header(header_).empty()) {
            met.trouble = outcome.text() + " without " + header_;
        } else if (!met.connection.open()) {
            met.trouble = outcome.text() + ", and the connection was closed";
        } else {
            met.name = outcome.response.header(header_);
        }
        return met;
    }

    const stack::Endpoint& server_;
    const Request& probe_;
    std::string header_;
    Clock::time_point until_;
    std::size_t at_once_ = 2;
    std::chrono::milliseconds pause_ = 1ms;
    std::string last_;
};

}  // namespace

Workers::Workers(stack::Endpoint server, std::size_t count, Request probe, std::string header)
    : server_(std::move(server)), count_(count), probe_(std::move(probe)), header_(std::move(header)) {}

std::vector<std::string> Workers::names() const {
    std::vector<std::string> names;
    for (const Held& held : held_) names.push_back(held.name);
    return names;
}

std::string Workers::hold(std::chrono::milliseconds limit) {
    std::erase_if(held_, [](const Held& held) { return !held.connection.open(); });
    if (held_.size() >= count_) return {};
    const std::string missing =
        Search(server_, probe_, header_, Clock::now() + limit).run([&](std::string name, Connection connection) {
            const bool known =
                std::any_of(held_.begin(), held_.end(), [&](const Held& held) { return held.name == name; });
            if (!known) held_.push_back({std::move(name), std::move(connection)});
            return held_.size() < count_;
        });
    if (missing.empty()) return {};
    return std::to_string(held_.size()) + " of " + std::to_string(count_) +
           " workers were met; the last connection: " + missing;
}

std::string Workers::meet_again(Held& held, Clock::time_point until) const {
    return Search(server_, probe_, header_, until).run([&](const std::string& name, Connection connection) {
        if (name != held.name) return true;
        held.connection = std::move(connection);
        return false;
    });
}

Outcome Workers::send(Held& held, const Request& request, Clock::time_point until) const {
    const auto begin = Clock::now();
    Outcome outcome;
    do {
        std::string missing;
        if (!held.connection.open()) missing = meet_again(held, until);
        if (missing.empty()) {
            outcome = held.connection.send_on_open(request, left(until));
        } else {
            outcome = {Outcome::Kind::refused, {}, "worker " + held.name + " wasn't met again: " + missing, 0};
        }
    } while (outcome.kind == Outcome::Kind::refused && Clock::now() < until);
    outcome.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return outcome;
}

Outcome Workers::send_to(std::size_t worker, const Request& request, std::chrono::milliseconds limit) {
    return send(held_.at(worker), request, Clock::now() + limit);
}

std::vector<Outcome> Workers::each(const Request& request, std::chrono::milliseconds limit) {
    const auto until = Clock::now() + limit;
    std::vector<std::future<Outcome>> sent;
    for (Held& held : held_)
        sent.push_back(std::async(std::launch::async, [&, this] { return send(held, request, until); }));
    std::vector<Outcome> outcomes;
    for (auto& one : sent) outcomes.push_back(one.get());
    return outcomes;
}

}  // namespace offbeat::http
