#pragma once

#include "offbeat/value.hpp"

#include <string>
#include <string_view>

namespace offbeat::json {

/// Appends `bytes` as a JSON string. Malformed UTF-8 can't stand in JSON: such a text is written as
/// `{"hex":"61ff62","text":"a\\xffb"}`, so that a reader gets the exact bytes back.
void append_bytes(std::string& out, std::string_view bytes);

/// Appends a JSON string for people: malformed bytes made visible (`\xff`). For keys and messages.
void append_string(std::string& out, std::string_view text);

/// Appends a value: null, string, array, object; `{"absent":true}`, `{"prepared":"existing(outBizNo)"}`,
/// a key that stands twice as `{"twice":["a","b"]}`, and raw JSON as `{"json":"7"}`.
void append_value(std::string& out, const Value& value);

/// Writes `"key":` with the comma that it needs behind what stands in `out`.
void append_key(std::string& out, std::string_view key);

}  // namespace offbeat::json
