#pragma once

#include <string>
#include <string_view>

namespace command {

/// Writes to the standard output. \throws offbeat::EnvironmentError where it can't be written to
void print(std::string_view text);

/// Writes what is still held back. \throws offbeat::EnvironmentError
void finish();

/// A JSON text in which characters that show nothing, or turn the direction of others, are written as \uXXXX: it means
/// the same, and a terminal shows what is in it.
std::string visible_json(std::string_view json);

}  // namespace command
