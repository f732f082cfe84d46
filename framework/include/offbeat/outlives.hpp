#pragma once

namespace offbeat {

/// A process whose argv[0] is this is left alone when the worker that started it ends: it puts things in order that
/// outlive the worker, and ends by itself.
inline constexpr const char* outliving_name = "offbeat-keeper";

}  // namespace offbeat
