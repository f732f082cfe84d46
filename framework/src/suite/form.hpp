#pragma once

#include "suite/element.hpp"
#include "suite/problems.hpp"

#include <set>
#include <string>

namespace offbeat::suite {

/// Holds an element and all below it to TestNG's DTD: known elements where they may stand, known attributes, none of
/// them twice, those that must be there.
/// \param idle gets the names of attributes that TestNG knows and that mean nothing here
void check_form(const Element& root, Problems& problems, std::set<std::string>& idle);

}  // namespace offbeat::suite
