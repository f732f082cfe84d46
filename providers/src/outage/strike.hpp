#pragma once

#include "rounds.hpp"
#include "site.hpp"

namespace offbeat::outage {

/// Plays rows that are struck on the wire, each at a moment of its own request.
void strike_requests(const Site& site, const Round& round);

/// Plays rows that meet at one outage of the database: all wait at their moments, the outage begins for all of them at
/// one instant, and ends as they say. Leaves the database as it was.
void strike_database(const Site& site, const Round& round);

/// Puts everything right again after a round that broke off: the gate, the connections, the database.
void put_right(const Site& site);

}  // namespace offbeat::outage
