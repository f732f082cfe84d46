#pragma once

#include "job.hpp"
#include "site.hpp"

namespace offbeat::outage {

/// Writes down what passed between service and database for the row's key: as lines, on its time line, and how many
/// attempts it was.
void note_traffic(const Site& site, Job& job);

/// The verbs that passed for a key, for a message: `BEGIN, SELECT, INSERT`.
std::string verbs_of(const std::vector<proxy::Passed>& passed);

/// How many transactions named the key: each is an attempt of the service.
/// \param fired the statement that a fault kept back counts too, where it was the first of its transaction to name it
unsigned attempts_in(const std::vector<proxy::Passed>& passed, const std::string& key,
                     const std::optional<proxy::Firing>& fired = {});

}  // namespace offbeat::outage
