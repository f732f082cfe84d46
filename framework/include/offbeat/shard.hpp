#pragma once

#include <cstdint>
#include <string>

namespace offbeat {

/// How many rows there are, and which: what two runs that had the same rows agree in.
struct RowTally {
    std::uint64_t rows = 0;
    std::uint64_t digest = 0;  ///< the sum of the hashes of their names, in whatever order they came

    bool operator==(const RowTally&) const = default;
};

/// Which part of the rows a run has, where several runs share them: `--shard=2/5`, or what an engine's environment
/// says.
struct Shard {
    unsigned number = 0;        ///< counted from 1; 0: this is no shard, and all rows are here
    unsigned of = 0;            ///< how many there are
    std::string from = {};      ///< who said so: `--shard`, `TEST_SHARD_INDEX`
    RowTally all = {};          ///< the rows of all shards together that the plan knows, without those that stream
    std::uint64_t balance = 0;  ///< of the durations that the rows were shared by; 0: by their names alone

    [[nodiscard]] bool given() const { return number > 0; }
};

}  // namespace offbeat
