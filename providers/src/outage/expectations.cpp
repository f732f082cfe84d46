#include "expectations.hpp"

#include "decimal_text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>

namespace offbeat::outage {
namespace {

std::string to_text(const Count& count) {
    return count.least == count.most ? std::to_string(count.least)
                                     : std::to_string(count.least) + ".." + std::to_string(count.most);
}

/// A budget in seconds as it holds under the row's scale.
double budget(const Scenario& scenario, std::chrono::milliseconds real, std::chrono::milliseconds allowance) {
    return std::chrono::duration<double>(real).count() * scenario.scale +
           std::chrono::duration<double>(allowance).count();
}

std::string of_scale(const Scenario& scenario, std::chrono::milliseconds real) {
    return scenario.scale == 1 ? "" : " (" + std::to_string(real.count()) + " ms, scaled)";
}

class Findings {
public:
    Findings(const Scenario& scenario, const Observation& seen)
        : scenario_(scenario), expected_(scenario.expected), seen_(seen) {}

    std::vector<std::string> all() {
        answer();
        retries();
        books();
        afterwards();
        recovery();
        load();
        return std::move(found_);
    }

private:
    void answer() {
        const http::Outcome& first = seen_.first;
        const bool answered = first.kind == http::Outcome::Kind::answered;
        if (!expected_.status.empty() && (!answered || !status_matches(expected_.status, first.response.status)))
            found_.push_back("expected status " + expected_.status + ", got " + first.text() + body(first));
        if (expected_.within && first.seconds > budget(scenario_, *expected_.within, seen_.allowance)) {
            found_.push_back(
                "expected an answer within " + decimal_text(budget(scenario_, *expected_.within, seen_.allowance)) +
                " s" + of_scale(scenario_, *expected_.within) + ", got it after " + decimal_text(first.seconds) + " s");
        }
        if (!expected_.error.empty() && first.response.body.find(expected_.error) == std::string::npos)
            found_.push_back("expected an error that holds " + offbeat::quoted(expected_.error) + ", got" +
                             body(first));
    }

    void retries() {
        if (expected_.retries && !expected_.retries->holds(seen_.retries_logged)) {
            found_.push_back("expected " + to_text(*expected_.retries) + " retries, the service's log has " +
                             std::to_string(seen_.retries_logged));
        }
        // Where every attempt comes as far as a statement that names the key, the wire has them all; a connection that
        // is refused, or struck before it names anything, leaves none there.
        const bool wire_has_all = scenario_.fault.reach == Fault::Reach::none ||
                                  (scenario_.fault.reach == Fault::Reach::wire && scenario_.begin.scoped());
        const unsigned logged = seen_.retries_logged + 1;
        if (seen_.attempts_on_wire > logged || (wire_has_all && seen_.attempts_on_wire < logged)) {
            found_.push_back("the wire saw " + std::to_string(seen_.attempts_on_wire) +
                             " attempts, the service's log has " + std::to_string(seen_.retries_logged) + " retries");
        }
    }

    void books() {
        const auto rows = static_cast<unsigned>(seen_.stored.size());
        if (expected_.stored && !expected_.stored->holds(rows))
            found_.push_back("expected " + to_text(*expected_.stored) + " rows stored, got " + std::to_string(rows));
        if (seen_.verdict != Verdict::exact && seen_.verdict != Verdict::ambiguous) {
            found_.push_back(std::string(to_string(seen_.verdict)) + ": the client was told " + seen_.first.text() +
                             " (" + to_string(seen_.told) + "), and the database holds " + stored_text());
        }
    }

    void afterwards() {
        const std::string later = !expected_.later.empty() ? expected_.later : seen_.stored.empty() ? "404" : "200";
        check_status("asked for it after recovery", later, seen_.later);
        if (!expected_.repeat.empty()) check_status("the same request once more", expected_.repeat, seen_.repeat);
        const std::size_t least = seen_.stored.size();
        if (seen_.stored_after_repeat.size() > std::max<std::size_t>(least, 1)) {
            found_.push_back("duplicate: after the request was repeated, the database holds " +
                             std::to_string(seen_.stored_after_repeat.size()) + " rows");
        }
    }

    void recovery() {
        if (!seen_.health_lie.empty()) found_.push_back("/health in the midst of the outage: " + seen_.health_lie);
        for (const auto& one : seen_.recovery) {
            if (!one.trouble.empty()) {
                found_.push_back("worker " + one.worker + ' ' + one.trouble);
            } else if (expected_.recovered && one.seconds > budget(scenario_, *expected_.recovered, seen_.allowance)) {
                found_.push_back("expected recovery within " +
                                 decimal_text(budget(scenario_, *expected_.recovered, seen_.allowance)) + " s" +
                                 ", worker " + one.worker + " took " + decimal_text(one.seconds) + " s");
            }
        }
    }

    void load() {
        for (const auto& offence : seen_.load.offences) found_.push_back("under load, " + offence);
    }

    void check_status(const std::string& what, const std::string& pattern, const http::Outcome& outcome) {
        if (outcome.kind == http::Outcome::Kind::answered && status_matches(pattern, outcome.response.status)) return;
        found_.push_back(what + ": expected status " + pattern + ", got " + outcome.text() + body(outcome));
    }

    [[nodiscard]] static std::string body(const http::Outcome& outcome) {
        return outcome.response.body.empty() ? "" : ' ' + offbeat::quoted(outcome.response.body);
    }

    [[nodiscard]] std::string stored_text() const {
        if (seen_.stored.empty()) return "nothing of it";
        std::string text = std::to_string(seen_.stored.size()) + (seen_.stored.size() == 1 ? " row:" : " rows:");
        for (const auto& row : seen_.stored) text += ' ' + row;
        return text;
    }

    const Scenario& scenario_;
    const Expected& expected_;
    const Observation& seen_;
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> disagreements(const Scenario& scenario, const Observation& seen) {
    return Findings(scenario, seen).all();
}

}  // namespace offbeat::outage
