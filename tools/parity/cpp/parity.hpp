#pragma once

/// What the scenarios' C++ side shares; java/Calls.java, Numbers.java and Providers.java are its twins.

#include <string>

namespace parity {

/// Tells of a call: both sides' calls are compared in their order.
void called(const std::string& what);

/// The same of a row that a provider makes, where it is asked for: the plan makes the rows of all scenarios.
void made(const std::string& what);

/// How often this was asked, with this call, for this name.
int times(const std::string& name);

/// Whether the provider `letters` begins with a new row.
bool inserted();

}  // namespace parity
