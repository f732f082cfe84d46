#pragma once

#include "offbeat/proxy/fault.hpp"
#include "offbeat/proxy/moment.hpp"

#include <memory>
#include <string_view>

namespace offbeat::proxy {

/// A moment as a tester writes it: `on(INSERT)`, `on(INSERT payments #2)`, `within(COMMIT, 3)`,
/// `after(SELECT after COMMIT)`, `on(accept)`. In order: the verb, a table, the occurrence, `after` and the verb that
/// it follows. Verbs in any case; a table as SQL has it, with its schema and quotes where it needs them. \throws
/// SetupError whose Problem has of its location only the column in the text, from 1
Moment parse_moment(std::string_view text);

/// A fault as a tester writes it: `reset`, `latency(500ms, 50ms)`, `sqlstate(40001, ERROR, 'try again, please')`.
/// \throws SetupError as parse_moment() does
std::shared_ptr<const WireFault> parse_fault(std::string_view text);

}  // namespace offbeat::proxy
