#pragma once

#include "offbeat/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::report {

void append_number(std::string& out, std::uint64_t number);

/// Seconds with a fixed number of decimals, by integers: a thousandth of a second is all that reports need.
void append_seconds(std::string& out, double seconds, int decimals);

/// Of a time as ISO 8601 has it with its zone (`2026-11-20T17:36:37+0800`), in milliseconds since 1970; 0 where it is
/// none.
std::int64_t milliseconds_of(const std::string& time);

/// For people: `0.05 s`, `12.3 s`, `3 min 20 s`, `2 h 5 min`.
std::string duration_text(double seconds);

/// At most `longest` bytes of a text, cut between characters; the length is told where it was cut.
std::string cut(std::string_view text, std::size_t longest);

/// utf8::visible line by line: line breaks stay, nothing else does that a terminal or a browser could act on.
std::string visible_lines(std::string_view text);

/// `✓ ≈ ✗ ! – ‡ ~`, or `+ f x ! - k ~` where only ASCII is shown.
const char* symbol(Status status, bool unicode = true);

/// A name of the status without blanks: `not-configured`.
const char* slug(Status status);

/// The status of which to_string() gives this. \throws Error where there is none
Status status_of(std::string_view text);

/// Whether it failed or broke.
bool is_bad(Status status);
/// Whether it proved what it should, be it at last, or as its driver says that it must.
bool is_good(Status status);

std::uint64_t count_of(const Summary& summary, Status status);

/// The verdict that deserves attention first; a skipped row is more than a passed one.
Status worst_of(const Summary& counts);

/// `51 passed, 2 failed`: the verdicts that occurred.
std::string counts_text(const Summary& summary);

/// `53 planned = 53 run = 53 reported`, with `≠` (`!=`) where a row was lost.
std::string account_text(const Summary& summary, bool unicode = true);

/// The verdict in words: `All 53 rows passed`, `3 of 53 rows failed, 1 broke`.
std::string verdict_text(const Summary& summary);

/// What a remark is about: `PaymentTest.testPay[row_3]`, `PaymentTest`; empty: the run.
std::string subject_of(const Remark& remark);

/// `, shard 2 of 5 (TEST_SHARD_INDEX)`; empty where all rows are there.
std::string shard_text(const Shard& shard);

/// `all 3 are here`, `missing: 2 of 3`; empty for a run that wasn't joined.
std::string joined_text(const JoinedShards& shards);

/// A percentage rounded down, so that what misses its gate never looks as if it met it: `100`, `95.45`.
std::string percent_text(double percent);

/// Percent of the judged rows that passed: `98.11`; empty where none was judged.
std::string pass_rate_text(const Summary& summary);

/// `gate fault: 21 of 22 rows passed, 95.45 %; wanted 80 %`
std::string gate_text(const Gate& gate);

/// What no gate excuses: `3 rows that are in no gate's group failed or broke`; empty where there is nothing.
std::string ungated_text(const Summary& summary);

/// `assertion`, `exception`, `protocol`.
const char* kind_text(Failure::Kind kind);

inline constexpr Status all_statuses[] = {Status::passed,  Status::flaky,     Status::failed,        Status::broken,
                                          Status::skipped, Status::known_bug, Status::not_configured};

}  // namespace offbeat::report
