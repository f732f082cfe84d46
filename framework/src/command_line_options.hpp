#pragma once

#include <boost/program_options/options_description.hpp>

namespace offbeat {

/// Offbeat's options and the suite's own, with what `--help` says of them.
boost::program_options::options_description known_options();

}  // namespace offbeat
