#pragma once

#include "offbeat/proxy/fault_proxy.hpp"

#include <string>
#include <vector>

namespace offbeat::proxy::test {

/// What became of rows that each armed one moment.
struct Hits {
    int rows = 0;
    int hit = 0;                           ///< fired once, at the right statement of the right connection
    std::vector<std::string> misses = {};  ///< the first few others, in words
};

/// Each row has a key and a moment of its own, and pays on one of so many concurrent connections: simple queries,
/// several statements in one, bound parameters, prepared statements and pipelines in turns; moments and faults too.
Hits strike_rows(FaultProxy& proxy, int server_port, int rows, int connections);

}  // namespace offbeat::proxy::test
