#pragma once

#include <iosfwd>
#include <string>

namespace offbeat {

/// When a row that passed both times counts as slower: by this factor, and by so many seconds.
struct SlowerBy {
    double factor = 2;
    double seconds = 0.1;
};

/// Tells what has changed from one run to another, of which each report folder has the journal: rows that newly failed,
/// are newly flaky, newly passed, are no longer judged, vanished, appeared or became slower, at most `most` of each by
/// name. A journal of 10^6 rows is compared in 16 MB. \returns whether no row newly failed or appeared failing, and the
/// later run came to its end \throws Error for a folder without a journal
bool tell_difference(const std::string& before, const std::string& after, SlowerBy slower, std::size_t most,
                     std::ostream& out);

}  // namespace offbeat
