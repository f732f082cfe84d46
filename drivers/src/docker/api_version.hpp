#pragma once

#include <string>

namespace offbeat::docker {

/// The newest API version that we and the engine speak. \param engines its newest, as `_ping` answers (`1.41`); empty:
/// it is too old to say. \throws EnvironmentError where ours are all too new for it
std::string negotiate(const std::string& engines);

}  // namespace offbeat::docker
