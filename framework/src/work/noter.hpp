#pragma once

#include "work/board.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace offbeat::work {

/// What stands behind a descriptor of this process: `/tmp/x`, `socket:[4711]`; empty: nothing.
std::string target_of(int descriptor);

/// In a worker: sees which rows start processes and open descriptors that outlive them.
class Noter {
public:
    explicit Noter(Slot& slot);

    /// What there is now is no row's.
    void class_begins();
    /// A row has ended. Looking costs more than a quick row does, so quick ones are passed over.
    void row_ended(std::uint32_t entry, const std::string& row, std::chrono::nanoseconds taken);

    /// A descriptor that a row opened and that is open yet when its class is gone.
    struct Open {
        std::string row;   ///< empty: one of the quick ones
        std::string what;  ///< `descriptor 7 (/tmp/x)`
    };
    std::vector<Open> class_ended();

private:
    using Descriptors = std::map<int, std::string>;
    static Descriptors descriptors();

    Slot& slot_;
    std::set<int> known_children_;
    Descriptors known_;
    std::map<int, std::pair<std::string, std::string>> noted_;  ///< by descriptor: what it was, the row
};

}  // namespace offbeat::work
