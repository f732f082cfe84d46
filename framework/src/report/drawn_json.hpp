#pragma once

#include "offbeat/timeline.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::report {

/// The content of an attachment of timeline_type. What can't be drawn is thrown as Error, with the place in the JSON:
/// `lanes[0].bands[2]: "to" is no number`. Bounded: more than a person could look at is refused too.
Timeline read_timeline(std::string_view json);

struct Table {
    struct Cell {
        std::string text = {};
        bool number = false;
    };
    std::vector<std::string> columns = {};
    std::vector<std::vector<Cell>> rows = {};  ///< each as wide as the columns
};

/// The content of an attachment of table_type. \throws Error likewise
Table read_table(std::string_view json);

}  // namespace offbeat::report
