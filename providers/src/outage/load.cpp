#include "load.hpp"

#include "books.hpp"

namespace offbeat::outage {

Load::Load(const Site& site, unsigned clients, std::string keys) : site_(site), keys_(std::move(keys)) {
    for (unsigned client = 0; client < clients; ++client) clients_.emplace_back([this, client] { pay(client); });
}

Load::~Load() {
    end();
}

void Load::pay(unsigned client) {
    http::Connection connection(site_.service());
    for (unsigned i = 0; !over_; ++i) {
        const std::string key = keys_ + '-' + std::to_string(client) + '-' + std::to_string(i);
        http::Outcome outcome = connection.send(site_.subject.request(key),
                                                site_.scaled(longest_answer) + site_.settings.slack + beyond_budget);
        const std::lock_guard lock(mutex_);
        paid_.push_back({key, std::move(outcome)});
    }
}

void Load::end() {
    over_ = true;
    for (auto& client : clients_) client.join();
    clients_.clear();
}

LoadBooks Load::books() const {
    std::vector<std::string> keys;
    for (const auto& paid : paid_) keys.push_back(paid.key);
    const auto stored = site_.subject.stored(keys);
    LoadBooks books;
    for (const auto& paid : paid_) {
        const Told told = site_.subject.told(paid.outcome);
        const auto found = stored.find(paid.key);
        const StoredRows rows = found == stored.end() ? StoredRows{} : found->second;
        const Verdict verdict = judge(told, rows.size(), names_stored(site_.subject, paid.outcome, rows));
        ++books.told[told];
        ++books.verdicts[verdict];
        if (verdict == Verdict::exact || verdict == Verdict::ambiguous) continue;
        books.offences.push_back(std::string(to_string(verdict)) + ": " + paid.key + " was told " +
                                 paid.outcome.text() + ", stored " + std::to_string(rows.size()));
    }
    return books;
}

}  // namespace offbeat::outage
