#pragma once

#include "offbeat/attachment.hpp"

#include <optional>

namespace offbeat {

/// The steps since the last call, as a table; nothing where there were none.
std::optional<Attachment> taken_steps();

}  // namespace offbeat
