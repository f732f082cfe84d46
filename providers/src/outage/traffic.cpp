#include "traffic.hpp"

#include "offbeat/text.hpp"

#include <cstdio>
#include <map>

namespace offbeat::outage {

std::string verbs_of(const std::vector<proxy::Passed>& passed) {
    std::vector<std::string> verbs;
    for (const auto& one : passed) {
        if (!one.answered) verbs.push_back(one.verb);
    }
    return verbs.empty() ? "nothing" : join(verbs, ", ");
}

unsigned attempts_in(const std::vector<proxy::Passed>& passed, const std::string& key,
                     const std::optional<proxy::Firing>& fired) {
    std::map<std::uint64_t, bool> named;  // by connection: whether its transaction has named the key
    unsigned attempts = 0;
    const auto see = [&](std::uint64_t connection, const std::string& statement) {
        bool& has_named = named[connection];
        if (has_named || statement.find(key) == std::string::npos) return;
        has_named = true;
        ++attempts;
    };
    bool kept_back = fired.has_value();
    for (const auto& one : passed) {
        if (one.answered) continue;
        if (kept_back && one.at > fired->at) {
            see(fired->connection, fired->statement);
            kept_back = false;
        }
        if (one.verb == "BEGIN" || one.verb == "accept") named[one.connection] = false;
        see(one.connection, one.statement);
    }
    if (kept_back) see(fired->connection, fired->statement);
    return attempts;
}

void note_traffic(const Site& site, Job& job) {
    const auto passed = site.proxy.passed(job.key());
    Observation& seen = job.seen();
    seen.attempts_on_wire = attempts_in(passed, job.key(), seen.fired);
    for (const auto& one : passed) {
        const double at = passed.empty() ? 0 : std::chrono::duration<double>(one.at - passed.front().at).count();
        char when[48];
        std::snprintf(when, sizeof when, "%8.4f s  #%llu  %s ", at, static_cast<unsigned long long>(one.connection),
                      one.answered ? "<" : ">");
        seen.traffic.push_back(when + one.verb + (one.answered || one.statement.empty() ? "" : "  " + one.statement));
        if (!one.answered) seen.course.mark("wire", one.at, one.verb, Course::Kind::neutral);
    }
}

}  // namespace offbeat::outage
