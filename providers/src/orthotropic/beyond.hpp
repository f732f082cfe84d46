#pragma once

#include "offbeat/orthotropic/request.hpp"

#include <string>
#include <vector>

namespace offbeat::orthotropic {

/// Whether a type may have no illegal value at all, so that a row without values makes sense: it can't express null,
/// and every value that it has may be legal.
bool may_be_bare(const Schema& schema);

/// What lies just beyond a number's bounds or outside an enumeration's legal values, as a config's cells.
/// The C++ type need not be able to express it.
std::vector<std::string> beyond(const Schema& schema, const Domain& domain);

}  // namespace offbeat::orthotropic
