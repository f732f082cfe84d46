#pragma once

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// Things by name. Filling it never throws, since that happens before main: a name taken twice is remembered
/// with both places and told when the plan is made.
template <class Thing>
class Registry {
public:
    struct Entry {
        std::string name;
        Thing thing;
        Location where;
    };

    /// \param kind what the things are, for messages: "data provider"
    explicit Registry(std::string kind) : kind_(std::move(kind)) {}

    bool add(std::string name, Thing thing, const char* file, int line) {
        const Location where{file, line};
        if (const Entry* other = find(name)) {
            clashes_.push_back(
                {where, kind_ + " \"" + name + "\" is registered twice", {}, "first at " + to_string(other->where)});
            return false;
        }
        entries_.push_back({std::move(name), std::move(thing), where});
        return true;
    }

    [[nodiscard]] const Entry* find(const std::string& name) const {
        for (const auto& entry : entries_) {
            if (entry.name == name) return &entry;
        }
        return nullptr;
    }

    /// The thing of that name. \throws SetupError at `asked_at`, with the nearest name that there is.
    [[nodiscard]] const Thing& get(const std::string& name, const Location& asked_at) const {
        if (const Entry* entry = find(name)) return entry->thing;
        throw SetupError({asked_at, "no " + kind_ + " \"" + name + "\"", {}, did_you_mean(name, names())});
    }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : entries_) all.push_back(entry.name);
        return all;
    }

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const std::vector<Problem>& clashes() const { return clashes_; }

private:
    std::string kind_;
    std::vector<Entry> entries_;
    std::vector<Problem> clashes_;
};

}  // namespace offbeat

#define OFFBEAT_JOIN_(a, b) a##b
#define OFFBEAT_JOIN(a, b) OFFBEAT_JOIN_(a, b)
#define OFFBEAT_UNIQUE(prefix) OFFBEAT_JOIN(prefix, __LINE__)
