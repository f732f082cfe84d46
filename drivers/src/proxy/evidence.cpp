#include "proxy/evidence.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

constexpr std::size_t longest_log = 100'000;
constexpr std::size_t longest_trail = 64;

bool contains(const Scope& scope, const std::string& key) {
    return std::find(scope.begin(), scope.end(), key) != scope.end();
}

}  // namespace

std::vector<Passed> Evidence::passed(const std::string& key) const {
    std::vector<Passed> all;
    const auto log = logs_.find(key);
    if (log == logs_.end()) return all;
    for (const Entry& entry : log->second) all.push_back(entry.passed);
    return all;
}

void Evidence::add(const std::string& key, const Entry& entry) {
    const auto log = logs_.find(key);
    if (log != logs_.end() && log->second.size() < longest_log) log->second.push_back(entry);
}

void Trail::note(Evidence& evidence, Passed passed, const Scope* scope) {
    if (!evidence.watching()) return;
    const Evidence::Entry entry{++evidence.entries_, std::move(passed)};
    evidence.add({}, entry);
    if (scope != nullptr) {
        for (const std::string& key : *scope) evidence.add(key, entry);
    }
    entries_.push_back(entry);
    if (entries_.size() > longest_trail) entries_.pop_front();
}

void Trail::named(Evidence& evidence, const Scope* before, const Scope& now) {
    for (const std::string& key : now) {
        if (before != nullptr && contains(*before, key)) continue;
        for (const Evidence::Entry& entry : entries_) evidence.add(key, entry);
    }
    if (before == nullptr || entries_.empty()) return;
    // A transaction that goes on under another key was never the old key's.
    for (const std::string& key : *before) {
        const auto log = evidence.logs_.find(key);
        if (contains(now, key) || log == evidence.logs_.end()) continue;
        std::erase_if(log->second, [&](const auto& entry) {
            return entry.number >= entries_.front().number &&
                   std::any_of(entries_.begin(), entries_.end(),
                               [&](const auto& mine) { return mine.number == entry.number; });
        });
    }
}

}  // namespace offbeat::proxy
