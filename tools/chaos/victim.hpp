#pragma once

#include "scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chaos {

/// What was done, in all.
struct Blows {
    std::uint64_t workers = 0, guards = 0, runners = 0, signals = 0;

    void add(const Blows& other);
};

/// One process of the suite, with what is done to it.
struct Victim {
    std::vector<std::string> words;        ///< its command
    std::vector<std::string> environment;  ///< `NAME=value`, added to this program's own
    std::string report_dir;
    std::string ticks;  ///< to which each row that begins writes a byte
    std::string output;
    std::vector<Blow> blows = {};
};

struct End {
    int status = 0;  ///< its exit status, or minus the signal that ended it
    bool late = false;
    Blows dealt = {};
};

/// Runs it, deals the blows, and waits for its end.
End run(const Victim& victim);

}  // namespace chaos
