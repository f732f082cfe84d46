#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace command {

/// One of the targets in a config's cell.
struct ConfigTarget {
    std::string name;          ///< `pid`, `type:string`
    bool is_element = false;   ///< `fundAccounts[0]`
    std::string problem = {};  ///< what is wrong with its spelling
};

/// Takes a target cell apart: `validFrom|validTo`, `fundAccounts[each]`, `type:string`.
std::vector<ConfigTarget> targets_of(std::string_view cell);

}  // namespace command
