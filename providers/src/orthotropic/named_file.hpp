#pragma once

#include "offbeat/csv/reader.hpp"

namespace offbeat::orthotropic {

/// Opens a file that another one names.
/// \param kind what it is, for messages: "config"
/// \throws SetupError at `asked_at`, where the name stands, if it can't be read
csv::Reader open_named(const std::string& path, const std::string& kind, const Location& asked_at);

}  // namespace offbeat::orthotropic
