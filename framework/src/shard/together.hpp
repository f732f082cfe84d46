#pragma once

#include "offbeat/plan.hpp"

#include <map>
#include <string>

namespace offbeat::shard {

/// Methods that wait for each other, by `Class/method`: a shard that had only some of their rows could hold to nothing
/// that they say of the others.
class Together {
public:
    Together() = default;
    explicit Together(const Plan& plan);

    struct Group {
        std::string name;     ///< the same for all of its methods
        bool by_row = false;  ///< only rows of the same id wait for each other
    };

    /// Null: its rows may be anywhere.
    [[nodiscard]] const Group* of(const std::string& class_name, const std::string& method) const;
    [[nodiscard]] bool empty() const { return groups_.empty(); }

private:
    std::map<std::string, Group> groups_;
};

}  // namespace offbeat::shard
