#pragma once

#include "job.hpp"
#include "site.hpp"

#include <vector>

namespace offbeat::outage {

/// Whether an acknowledgement names what is stored; true where there is nothing to compare.
bool names_stored(const Subject& subject, const http::Outcome& outcome, const StoredRows& rows);

/// Once all is healed: reads what is stored for each row's key, asks the service for it, sends each request once more,
/// and reads again.
void keep_books(const Site& site, const std::vector<Job*>& jobs);

}  // namespace offbeat::outage
