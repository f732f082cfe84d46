#include "books.hpp"

#include "offbeat/outage/outage.hpp"

#include <atomic>
#include <future>

namespace offbeat::outage {
namespace {

/// Transactions that an outage has left behind end within the service's own limits.
constexpr std::chrono::milliseconds settle_limit{15'000};
constexpr unsigned questions_at_once = 8;

std::map<std::string, StoredRows> stored_of(const Site& site, const std::vector<Job*>& jobs) {
    std::vector<std::string> keys;
    for (const Job* job : jobs) keys.push_back(job->key());
    return site.subject.stored(keys);
}

StoredRows rows_of(const std::map<std::string, StoredRows>& stored, const std::string& key) {
    const auto found = stored.find(key);
    return found == stored.end() ? StoredRows{} : found->second;
}

/// Asks for each key and repeats its request, a few at a time.
void ask_again(const Site& site, const std::vector<Job*>& jobs) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<void>> askers;
    for (unsigned i = 0; i < questions_at_once; ++i) {
        askers.push_back(std::async(std::launch::async, [&] {
            http::Connection connection(site.service());
            for (std::size_t at = next++; at < jobs.size(); at = next++) {
                const auto limit = site.patience(jobs[at]->scenario());
                const auto begin = std::chrono::steady_clock::now();
                jobs[at]->seen().later = connection.send(site.subject.lookup(jobs[at]->key()), limit);
                jobs[at]->seen().repeat = connection.send(site.subject.request(jobs[at]->key()), limit);
                // A retry of these is one more in the log of this key.
                jobs[at]->untouched.push_back({begin, std::chrono::steady_clock::now()});
            }
        }));
    }
    for (auto& asker : askers) asker.get();
}

}  // namespace

bool names_stored(const Subject& subject, const http::Outcome& outcome, const StoredRows& rows) {
    if (subject.told(outcome) != Told::acknowledged || rows.empty()) return true;
    return subject.same_data(outcome.response, rows.front());
}

void keep_books(const Site& site, const std::vector<Job*>& jobs) {
    if (jobs.empty()) return;
    site.subject.settle(settle_limit);
    const auto stored = stored_of(site, jobs);
    ask_again(site, jobs);
    const auto after_repeat = stored_of(site, jobs);
    for (Job* job : jobs) {
        Observation& seen = job->seen();
        seen.told = site.subject.told(seen.first);
        seen.stored = rows_of(stored, job->key());
        seen.same_data = names_stored(site.subject, seen.first, seen.stored);
        seen.verdict = judge(seen.told, seen.stored.size(), seen.same_data);
        seen.stored_after_repeat = rows_of(after_repeat, job->key());
    }
}

}  // namespace offbeat::outage
