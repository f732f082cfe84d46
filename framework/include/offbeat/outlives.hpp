#pragma once

namespace offbeat {

/// A process whose argv[0] is this is left alone when the worker that started it ends: it puts things in order that
/// outlive the worker, and ends by itself.
inline constexpr const char* outliving_name = "offbeat-keeper";

/// From now on an open descriptor is the process's own and no row's: it isn't told as left behind. For what the first row
/// that needs it makes for all of them, such as a pool of connections.
void keep_descriptor(int descriptor);

}  // namespace offbeat
