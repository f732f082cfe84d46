#pragma once

namespace offbeat {

/// Registers CsvProvider and OrthotropicRequestProvider. Explicit, since a linker drops a library's object that only
/// registers itself. Calling it again does nothing.
void register_builtin_providers();

}  // namespace offbeat
