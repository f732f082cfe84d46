#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offbeat {

/// A parameter's value, as the command line gives it (`--param NAME=VALUE`), else as the suite file has it for the
/// running row's method: of its `<include>`, else of its class, of its test, of the suite. Nothing where none of them
/// has it. To be asked from test and configuration methods; after a class's rows, the class's first method counts.
std::optional<std::string> suite_parameter(std::string_view name);

}  // namespace offbeat
