#pragma once

#include "offbeat/error.hpp"
#include "offbeat/expression/expression.hpp"
#include "target.hpp"

#include <string>
#include <vector>

namespace offbeat::orthotropic {

/// One row of a config: `target,when,expect,values`.
struct ConfigRow {
    Targets targets;
    Location where;  ///< the target's cell
    bool quoted = false;
    std::string when;  ///< `base.csv@float`; empty: the driver's
    Location when_at;
    std::string expect;  ///< empty: the driver's
    std::vector<expression::Expression> values;
    std::string written;  ///< the target's cell
    bool bare = false;    ///< no value is written at all: nothing illegal can be expressed

    /// Whether it says what is illegal for the attribute as such: no other legal request, no other refusal.
    [[nodiscard]] bool is_plain() const { return when.empty() && expect.empty(); }
};

/// A whole config. It has a few rows an attribute, so it is read at once; its values are made one at a time.
struct Config {
    std::string path;
    Location header;
    std::vector<ConfigRow> rows;
    bool whole = true;  ///< false: some row's target couldn't be read
};

/// \param asked_at where the file is named, to tell that it can't be read
/// \throws SetupError where the file can't be read or has another header; smaller mistakes go to `problems`
Config read_config(const std::string& path, const Location& asked_at, std::vector<Problem>& problems);

}  // namespace offbeat::orthotropic
