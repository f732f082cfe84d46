#pragma once

#include "offbeat/location.hpp"
#include "offbeat/orthotropic/request.hpp"

namespace offbeat::orthotropic {

/// Checks what a request's `Domains` declare: they may name no attribute that it hasn't, and hold no bound and no
/// pattern that can't be read. A slip there would make values seem legal, or illegal, that aren't. \param asked_at the
/// test method, since nobody knows where the domain was declared \throws SetupError
void check_declared(const RequestType& type, const Location& asked_at);

}  // namespace offbeat::orthotropic
