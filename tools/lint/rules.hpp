#pragma once

#include "repository.hpp"

#include <string>
#include <vector>

namespace house {

/// What is wrong, and where. A warning doesn't fail the build.
struct Finding {
    std::string path;
    int line = 1;
    std::string message;
    bool is_warning = false;
};

using Findings = std::vector<Finding>;

/// A file past this many lines wants splitting, and past the second has to be split.
inline constexpr int warn_above_lines = 300;
inline constexpr int fail_above_lines = 400;

/// suites -> providers -> drivers -> framework; tools may use all but suites; nothing uses suites.
/// A room is used through its public headers only, so no include leads by its path into another room.
void check_arrows(const Repository& repository, Findings& findings);

/// Public headers stay cheap: none includes what costs each of its users a second or drags a library into them.
void check_public_headers(const Repository& repository, Findings& findings);

/// What a test class includes stays cheap, through all headers of ours that it reaches: it may use only the standard's
/// and Boost's headers that are named here.
void check_test_header(const Repository& repository, Findings& findings);

/// `#pragma once` in each header, and files short enough to read.
void check_files(const Repository& repository, Findings& findings);

/// No two public headers share a file name: an include, a stack trace and a search then mean one file.
void check_names(const Repository& repository, Findings& findings);

/// Nothing new at the top level.
void check_top_level(const Repository& repository, Findings& findings);

/// The table of TestNG's entries: each is the same, better or left out, and names a test suite that there is, or why.
void check_shown_tests(const Repository& repository, Findings& findings);

/// That table has all that the inventory beside it lists.
void check_inventory(const Repository& repository, Findings& findings);

/// All of the above, in this order.
Findings check(const Repository& repository);

}  // namespace house
