#pragma once

#include <chrono>
#include <cstdint>

namespace offbeat::work {

/// After which units a worker ends, so that what comes next begins in a fresh process.
enum class Isolate { none, method, row };

/// How rows are spread over processes. Times of 0 mean: no limit.
struct Settings {
    unsigned jobs = 1;  ///< workers at once; 0: the program runs all rows itself
    Isolate isolate = Isolate::none;
    std::chrono::milliseconds timeout{0};    ///< for rows that have none of their own
    std::chrono::milliseconds slow{60'000};  ///< after which a row is told to be slow
    std::chrono::milliseconds grace{2'000};  ///< between being asked to stop and being killed
    std::uint64_t memory = 0;                ///< bytes that a worker may have; 0: as many as it likes
    bool resume = false;                     ///< goes on where the journal of an interrupted run ends
};

}  // namespace offbeat::work
