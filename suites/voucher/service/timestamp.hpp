#pragma once

#include <string_view>

namespace voucher {

/// Has `text` the layout `yyyy-MM-dd HH:mm:ss`, ASCII digits and nothing before or after?
bool has_timestamp_format(std::string_view text);

/// Is `text` a moment that a calendar and a clock show? Years from 0001, no 30 February, hours to 23, seconds to 59:
/// PostgreSQL would roll 24:00:00 and :60 over silently. False for any other layout.
/// Two such texts stand in time as they stand in the alphabet.
bool is_calendar_time(std::string_view text);

}  // namespace voucher
