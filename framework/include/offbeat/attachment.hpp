#pragma once

#include <string>
#include <string_view>

namespace offbeat {

/// What a row shows to reports besides its verdict: a log, a message as it went over the wire, a time line.
/// journal.jsonl and report.json hold all of it; the page and junit.xml show it, cut where it is long.
struct Attachment {
    std::string name;     ///< for people: `service log`
    std::string type;     ///< its media type: `text/plain`, `application/json`
    std::string content;  ///< any bytes
};

/// A time line, which the page draws (see Timeline, which writes it):
///
///     {"from": 0, "to": 4.2, "unit": "s", "lanes": [
///       {"name": "request", "bands": [{"from": 0.01, "to": 4.03, "text": "POST /payment", "kind": "good"}],
///                           "marks": [{"at": 0.02, "text": "fault: reset at on(INSERT)", "kind": "bad"}]}]}
///
/// `kind` is neutral, good, bad or warn; it, `text`, `unit`, `bands` and `marks` may be left out.
inline constexpr std::string_view timeline_type = "application/vnd.offbeat.timeline+json";

/// A table, which the page draws: `{"columns": ["key", "rows"], "rows": [["FT-001", 1], ["FT-002", null]]}`.
inline constexpr std::string_view table_type = "application/vnd.offbeat.table+json";

/// Whether people can read a content of this media type: `text/…`, JSON, XML and YAML. Parameters
/// (`; charset=utf-8`) and letter case don't count.
bool is_text(std::string_view media_type);

/// Whether both are one media type; parameters and letter case don't count.
bool same_type(std::string_view a, std::string_view b);

}  // namespace offbeat
