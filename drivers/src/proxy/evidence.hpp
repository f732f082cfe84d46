#pragma once

#include "offbeat/proxy/fault_proxy.hpp"
#include "proxy/session.hpp"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace offbeat::proxy {

/// What passed, by watched key. The empty key is every connection's.
class Evidence {
public:
    void watch(const std::string& key) { logs_[key]; }
    void forget(const std::string& key) { logs_.erase(key); }
    [[nodiscard]] bool watching() const { return !logs_.empty(); }
    [[nodiscard]] bool watches(const std::string& key) const { return logs_.count(key) > 0; }
    [[nodiscard]] std::vector<Passed> passed(const std::string& key) const;

private:
    friend class Trail;
    struct Entry {
        std::uint64_t number;
        Passed passed;
    };
    void add(const std::string& key, const Entry& entry);

    std::map<std::string, std::vector<Entry>> logs_;
    std::uint64_t entries_ = 0;
};

/// What a connection has passed in its present transaction: it belongs to the key that is named later in it.
class Trail {
public:
    /// \param scope whose message it was; null: nobody's yet
    void note(Evidence& evidence, Passed passed, const Scope* scope);
    /// Other keys are named now than before.
    void named(Evidence& evidence, const Scope* before, const Scope& now);
    void transaction_ended() { entries_.clear(); }

private:
    std::deque<Evidence::Entry> entries_;
};

}  // namespace offbeat::proxy
