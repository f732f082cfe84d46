#pragma once

#include "offbeat/docker/engine.hpp"

#include <string>

namespace offbeat::docker {

/// Sees to it that an image is there and, where it is one of ours (`offbeat/…`), that it is as new as what it is made
/// of: then tools/images/build makes it, which takes seconds. It is found by OFFBEAT_IMAGES (the folder), else where it
/// stood when this was compiled.
/// \throws EnvironmentError where the image is missing and can't be made: with the command that would
void provide_image(Engine& engine, const std::string& image);

}  // namespace offbeat::docker
